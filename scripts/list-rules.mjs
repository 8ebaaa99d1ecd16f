// Writes analyzers/index.ts from the rule files themselves (analyzers/<idea>/<rule-id>.ts), so that adding a rule
// edits no existing file. Run by the build and by `npm run check`.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { importName, writeChanged } from './made-index.mjs'

const root = fileURLToPath(new URL('../analyzers/', import.meta.url))
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /^[a-z0-9-]+\/[a-z0-9-]+\.ts$/.test(file))
  .sort()

const rules = files.filter((file) => /export const rule: Rule\b/.test(readFileSync(root + file, 'utf8')))
const text = `// Made by scripts/list-rules.mjs from the files of this folder. Do not edit.
import type { Rule } from '../src/model/rule.ts'
${rules.map((file) => `import { rule as ${importName(file)} } from './${file}'`).join('\n')}

export const rules: readonly Rule[] = [
${rules.map((file) => `  ${importName(file)},`).join('\n')}
]
`
writeChanged(`${root}index.ts`, text)
