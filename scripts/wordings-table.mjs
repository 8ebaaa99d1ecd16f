// Writes the tables language × cause of docs/formats.md from the vocabulary; `--check` fails where it differs.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { writeSection } from './section.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const stdin = {
  contents:
    "export { CAUSES } from './src/vocabulary/causes.ts'; export { vocabularies } from './src/vocabulary/wordings/index.ts'; export { FORMS, NO_ANSWER } from './test/logs/forms.ts'",
  resolveDir: process.cwd(),
}
const { outputFiles } = await build({ stdin, bundle: true, format: 'esm', write: false })
const { CAUSES, FORMS, NO_ANSWER, vocabularies } = await import(
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

/** Language × cause: `2` wordings of its own, `A` AWS's sentence in the form in which this SDK writes it, `·` no words known. */
const AWS = 'AWS (its own sentences)'
const withoutVersion = (name) => name.replace(/ v\d$/, '')
const hasForm = (language) =>
  Object.keys(FORMS).some((form) => withoutVersion(form) === language.replace(/ \(.*/, '') || form === language)
const ofAws = new Set(vocabularies.find(({ language }) => language === AWS).wordings.map(({ cause }) => cause))
const writers = vocabularies.filter(({ language }) => language !== AWS)
const grid = [
  ...known.map((cause, nth) => `${nth + 1}. ${CAUSES[cause].title}`),
  '',
  `| | ${known.map((_, nth) => nth + 1).join(' | ')} |`,
  `|---|${known.map(() => '---').join('|')}|`,
  ...writers.map(({ language, wordings }) => {
    const cells = known.map((cause) => {
      const own = wordings.filter((wording) => wording.cause === cause).length
      return own || (ofAws.has(cause) && !NO_ANSWER.includes(cause) && hasForm(language) ? 'A' : '·')
    })
    return `| ${language} | ${cells.join(' | ')} |`
  }),
]

const PAGE = 'docs/formats.md'
const before = readFileSync(PAGE, 'utf8')
if (!process.argv.includes('--check')) {
  writeSection(PAGE, 'wordings', lines)
  writeSection(PAGE, 'grid', grid)
} else if (!before.includes(lines.join('\n')) || !before.includes(grid.join('\n'))) {
  console.error(`${PAGE}: a table of wordings is not what the vocabulary holds now; run \`npm run docs\``)
  process.exitCode = 1
}
