/** The folder of the installed package, wherever this code runs from (`src/` or `dist/`). */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { version } from './version.ts'

/** @throws Error where the code was taken out of its package, as a bundler does */
export function packageRoot(): string {
  const own = dirname(fileURLToPath(import.meta.url))
  for (let folder = own; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (folder === dirname(folder))
      throw new Error(`rolecall runs from ${own}, which lies in no package: its files are not found from there`)
  }
}

/** Where this version's file is on the web: in the package, as npm has it. */
export function publishedAt(path: string): string {
  return `https://unpkg.com/rolecall@${version}/${path}`
}
