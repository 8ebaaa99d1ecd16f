// Writes src/sources/index.ts from the formats' own files (src/sources/<room>/<file>.ts, each `export const …: Source`), so
// that adding a format edits no existing file. Run by the build and by `npm run check`.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { writeChanged } from './made-index.mjs'

const root = fileURLToPath(new URL('../src/sources/', import.meta.url))
/** Among formats that are equally sure the first wins: what says most comes first. */
const ROOMS = ['spans', 'input', 'calls', 'results', 'logs']
const files = ROOMS.flatMap((room) =>
  readdirSync(root + room)
    .filter((file) => /^[a-z0-9-]+\.ts$/.test(file))
    .sort()
    .map((file) => {
      const names = [...readFileSync(`${root}${room}/${file}`, 'utf8').matchAll(/^export const (\w+): Source\b/gm)]
      return { file: `./${room}/${file}`, names: names.map(([, name]) => name) }
    }),
).filter(({ names }) => names.length > 0)
const imports = [
  ...files.map(({ file, names }) => ({ file, line: `import { ${names.toSorted().join(', ')} } from '${file}'` })),
  { file: './source.ts', line: `import type { Source } from './source.ts'` },
]
const bare = ({ file }) => file.replace(/\.ts$/, '')
const text = `// Made by scripts/list-sources.mjs from the formats' files. Do not edit.
${imports
  .toSorted((a, b) => (bare(a) < bare(b) ? -1 : 1))
  .map(({ line }) => line)
  .join('\n')}

/** Every format that is told by its text. The surest wins; among equals, the first. */
export const SOURCES: readonly Source[] = [
${files.flatMap(({ names }) => names.map((name) => `  ${name},`)).join('\n')}
]
`
writeChanged(`${root}index.ts`, text)
