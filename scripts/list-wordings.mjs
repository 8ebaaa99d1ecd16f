// Writes src/vocabulary/wordings/index.ts from the files of that folder, one an SDK or tool, so that adding one edits no
// existing file. Run by the build and by `npm run check`.
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { importName, writeChanged } from './made-index.mjs'

const root = fileURLToPath(new URL('../src/vocabulary/wordings/', import.meta.url))
const files = readdirSync(root)
  .filter((file) => /^[a-z0-9-]+\.ts$/.test(file) && !['index.ts', 'wording.ts'].includes(file))
  .sort()
const text = `// Made by scripts/list-wordings.mjs from the files of this folder. Do not edit.
${files.map((file) => `import { vocabulary as ${importName(file)} } from './${file}'`).join('\n')}
import type { Vocabulary } from './wording.ts'

export const vocabularies: readonly Vocabulary[] = [
${files.map((file) => `  ${importName(file)},`).join('\n')}
]
`
writeChanged(`${root}index.ts`, text)
