/** Two tools that wait for one service are mended once: a fix that was told already is pointed to. */
import type { Finding } from '../model/report.ts'

/** A shorter fix is told again: pointing to it would say no less. */
const LONG = 100

/** Which findings' fixes a report has told so far. */
export class Fixes {
  readonly #told = new Map<string, string>()

  /** The fingerprint of the finding above that has the same fix; nothing where this one is to tell it. */
  toldAt({ fix, fingerprint }: Finding): string | undefined {
    const told = this.#told.get(fix)
    if (told === undefined) this.#told.set(fix, fingerprint)
    return fix.length > LONG ? told : undefined
  }
}
