/** The folder of the installed package, wherever this code runs from (`src/` or `dist/`). */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { version } from './version.ts'

export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

/** Where this version's file is on the web: in the package, as npm has it. */
export function publishedAt(path: string): string {
  return `https://unpkg.com/rolecall@${version}/${path}`
}
