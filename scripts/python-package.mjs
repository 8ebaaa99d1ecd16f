// Builds dist/python: the folder that PYTHONPATH names. Attribute names and the shapes of secrets come from the tables that
// all of rolecall shares.
import { cpSync, rmSync, writeFileSync } from 'node:fs'

const SOURCE = 'instrumentation/python'
const TARGET = 'dist/python'

/**
 * @param {Record<'ROLECALL' | 'SEMCONV', Record<string, string>>} names
 * @param {{ SECRET_SHAPES: readonly import('../src/vocabulary/secrets.ts').SecretShape[], SUSPECT: string }} secrets
 * @param {string} version
 */
export function buildPython(names, secrets, version) {
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
  const shapes = secrets.SECRET_SHAPES.map(
    ({ pattern, ignoreCase, becomes, judge }) =>
      `    (${JSON.stringify(pattern)}, ${ignoreCase ? 'True' : 'False'}, ${JSON.stringify(becomes)}, ${JSON.stringify(judge ?? '')}),\n`,
  )
  writeFileSync(
    `${TARGET}/rolecall_preload/secrets.py`,
    `"""What secrets look like in texts, made from src/vocabulary/secrets.ts by scripts/python-package.mjs."""\n\nSUSPECT = ${JSON.stringify(secrets.SUSPECT)}\n\n# (pattern, ignore case, what becomes of it, who judges)\nSHAPES = (\n${shapes.join('')})\n`,
  )
}
