// Writes the table language × cause of docs/formats.md from the vocabulary; `--check` fails where it differs.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { writeSection } from './section.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const stdin = {
  contents:
    "export { CAUSES } from './src/vocabulary/causes.ts'; export { vocabularies } from './src/vocabulary/wordings/index.ts'",
  resolveDir: process.cwd(),
}
const { outputFiles } = await build({ stdin, bundle: true, format: 'esm', write: false })
const { CAUSES, vocabularies } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
)

const known = Object.keys(CAUSES)
const rows = vocabularies.map(({ language, wordings }) => {
  const of = (cause) => wordings.filter((wording) => wording.cause === cause)
  const told = known.filter((cause) => of(cause).length > 0)
  const cells = told.map((cause) => {
    const links = of(cause).map(({ source }, nth) => `[${nth + 1}](${source})`)
    return `${CAUSES[cause].title} ${links.join(' ')}`
  })
  return `| ${language} | ${cells.join(' · ')} |`
})
const lines = ['| Who writes | Causes that its own words tell, each wording with its source |', '|---|---|', ...rows]

const PAGE = 'docs/formats.md'
const before = readFileSync(PAGE, 'utf8')
if (!process.argv.includes('--check')) writeSection(PAGE, 'wordings', lines)
else if (!before.includes(lines.join('\n'))) {
  console.error(`${PAGE}: its table of wordings is not what the vocabulary holds now; run \`npm run docs\``)
  process.exitCode = 1
}
