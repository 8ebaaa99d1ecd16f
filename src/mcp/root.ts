/** The one folder that the server may read: whatever a client asks for stays in it. */
import { readdirSync, realpathSync } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'

/** A request that cannot be answered; its message goes to the client. */
export class Refused extends Error {}

export class Root {
  readonly folder: string
  constructor(folder: string) {
    this.folder = realpathSync(folder)
  }

  /**
   * A path inside the root, relative to it.
   *
   * @throws {Refused} for what is not there, lies outside, or holds a link that leads outside
   */
  confine(path: string): string {
    let real: string
    try {
      real = realpathSync(resolve(this.folder, path))
    } catch {
      throw new Refused(
        `There is no "${path}" in the root. Expected a file or folder inside it; the tool runs lists runs.`,
      )
    }
    if (!this.#holds(real)) throw new Refused(`"${path}" lies outside the root. Only what is inside can be read.`)
    this.#refuseLinks(real)
    return relative(this.folder, real) || '.'
  }

  absolute(path: string): string {
    return join(this.folder, path)
  }

  #holds(real: string): boolean {
    const inside = relative(this.folder, real)
    return inside === '' || !(isAbsolute(inside) || inside === '..' || inside.startsWith(`..${sep}`))
  }

  #refuseLinks(folder: string): void {
    let entries: ReturnType<typeof listed>
    try {
      entries = listed(folder)
    } catch {
      return // A file.
    }
    for (const entry of entries) {
      const path = join(folder, entry.name)
      if (entry.isDirectory() && entry.name !== 'node_modules') this.#refuseLinks(path)
      if (!entry.isSymbolicLink()) continue
      let real: string
      try {
        real = realpathSync(path)
      } catch {
        continue // It leads nowhere.
      }
      if (!this.#holds(real))
        throw new Refused(`"${relative(this.folder, path)}" is a link that leads out of the root.`)
    }
  }
}

function listed(folder: string) {
  return readdirSync(folder, { withFileTypes: true })
}
