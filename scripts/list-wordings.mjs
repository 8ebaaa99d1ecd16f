// Writes src/vocabulary/wordings/index.ts from the files of that folder, one an SDK or tool, so that adding one edits no
// existing file. Run by the build and by `npm run check`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../src/vocabulary/wordings/', import.meta.url))
const files = readdirSync(root)
  .filter((file) => /^[a-z0-9-]+\.ts$/.test(file) && !['index.ts', 'wording.ts'].includes(file))
  .sort()
const name = (file) => file.replace(/\.ts$/, '').replace(/-(.)/g, (_, c) => c.toUpperCase())
const text = `// Made by scripts/list-wordings.mjs from the files of this folder. Do not edit.
${files.map((file) => `import { vocabulary as ${name(file)} } from './${file}'`).join('\n')}
import type { Vocabulary } from './wording.ts'

export const vocabularies: readonly Vocabulary[] = [
${files.map((file) => `  ${name(file)},`).join('\n')}
]
`
const target = `${root}index.ts`
let old = ''
try {
  old = readFileSync(target, 'utf8')
} catch {}
if (old !== text) writeFileSync(target, text)
