// Builds dist/python: the folder that PYTHONPATH names. Attribute names come from the one list that all of rolecall shares.
import { cpSync, rmSync, writeFileSync } from 'node:fs'

const SOURCE = 'instrumentation/python'
const TARGET = 'dist/python'

/** @param {Record<'ROLECALL' | 'SEMCONV', Record<string, string>>} names @param {string} version */
export function buildPython(names, version) {
  rmSync(TARGET, { recursive: true, force: true })
  cpSync(SOURCE, TARGET, { recursive: true, filter: (path) => !/__pycache__|\.pyc$|wheel$/.test(path) })
  const list = (/** @type {Record<string, string>} */ entries) =>
    Object.entries(entries)
      .map(([key, value]) => `    ${key} = ${JSON.stringify(value)}\n`)
      .join('')
  writeFileSync(
    `${TARGET}/rolecall_preload/names.py`,
    `"""Names of span attributes, made from src/model/attributes.ts by scripts/python-package.mjs."""\n\nVERSION = ${JSON.stringify(version)}\n\n\nclass R:\n${list(names.ROLECALL)}\n\nclass S:\n${list(names.SEMCONV)}`,
  )
}
