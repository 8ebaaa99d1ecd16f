// What the scripts share that make an index from the files of a folder.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** `hangs/connect-stall.ts` → `connectStall`, the name that the index imports a file by. */
export function importName(file) {
  return file
    .replace(/^.*\//, '')
    .replace(/\.ts$/, '')
    .replace(/-(.)/g, (_, letter) => letter.toUpperCase())
}

/** Leaves a file alone that holds the text already, so that nothing is built anew for it. */
export function writeChanged(target, text) {
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text)
}
