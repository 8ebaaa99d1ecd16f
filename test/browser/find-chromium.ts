/** The browser that `npm run setup:browser` installs, or another that CHROMIUM names. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

export function findChromium(): string {
  const asked = process.env.CHROMIUM
  const candidates = asked
    ? [asked]
    : (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)))
  for (const file of candidates) {
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {
      // Not here.
    }
  }
  throw new Error(
    `No Chromium ${asked ? `at ${asked}` : 'on the PATH'}. Run \`npm run setup:browser\`, or set CHROMIUM.`,
  )
}
