// Builds dist/python: the folder that PYTHONPATH names. Attribute names and the shapes of secrets come from the tables that
// all of rolecall shares.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

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
  const known = { R: names.ROLECALL, S: names.SEMCONV, VERSION: version }
  for (const file of readdirSync(`${TARGET}/rolecall_preload`)) {
    const path = `${TARGET}/rolecall_preload/${file}`
    if (file.endsWith('.py')) writeFileSync(path, withNames(readFileSync(path, 'utf8'), path, known))
  }
  const shapes = secrets.SECRET_SHAPES.map(
    ({ pattern, ignoreCase, becomes, judge }) =>
      `    (${JSON.stringify(pattern)}, ${ignoreCase ? 'True' : 'False'}, ${JSON.stringify(becomes)}, ${JSON.stringify(judge ?? '')}),\n`,
  )
  writeFileSync(
    `${TARGET}/rolecall_preload/secrets.py`,
    `"""What secrets look like in texts, made from src/vocabulary/secrets.ts by scripts/python-package.mjs."""\n\nSUSPECT = ${JSON.stringify(secrets.SUSPECT)}\n\n# (pattern, ignore case, what becomes of it, who judges)\nSHAPES = (\n${shapes.join('')})\n`,
  )
}

/**
 * `R.tokenIss`, `S.httpStatus` and `VERSION` as the texts that they stand for: looking a name up in a class costs ten times as much, some
 * hundred times a request.
 *
 * @param {string} source
 * @param {string} path
 * @param {{ R: Record<string, string>, S: Record<string, string>, VERSION: string }} known
 */
function withNames(source, path, known) {
  const imported = /^from \.names import (.*)\n/m.exec(source)?.[1]?.split(', ') ?? []
  const text = source.replace(/^from \.names import .*\n/m, '')
  return text.replace(/(?<![\w.%])(?:([RS])\.([a-z]\w*)|VERSION)\b/g, (all, list, name) => {
    if (!imported.includes(list ?? all)) return all
    const value = list ? known[/** @type {'R' | 'S'} */ (list)][name] : known.VERSION
    if (value === undefined) throw new Error(`${path}: ${all} is no attribute`)
    return JSON.stringify(value)
  })
}
