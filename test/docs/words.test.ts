/** What users read is plain English of today: one word for one thing, none that must be read twice. */
import { readdirSync, readFileSync } from 'node:fs'
import { globSync } from 'tinyglobby'
import { expect, test } from 'vitest'
import { analyze } from '../../src/index.ts'
import { rolecall } from '../cli/run-cli.ts'

/** Each with what is said instead. */
const DATED: readonly [words: RegExp, instead: string][] = [
  [/\bg[ai]ves? up\b|\bgiven up\b|\bgiving up\b/i, 'timed out, aborted, abandoned, stopped waiting'],
  [/\bworked on for\b/i, 'kept working for'],
  [/\bcan(?:'|’|no)t be told\b/i, 'is unknown'],
  [/\b(?:lest|thereof|herein|whence|hence|nought|amiss|albeit|whilst)\b/i, 'a word of today'],
  [/\b(?:is|are|was|were) to be had\b/i, 'is available'],
]

function dated(where: string, text: string): string[] {
  return DATED.flatMap(([words, instead]) => {
    const found = words.exec(text)
    return found ? [`${where}: "${text.slice(Math.max(0, found.index - 60), found.index + 60)}": say ${instead}`] : []
  })
}

/** Comments are for those who read code; quotes of other programs are theirs. */
function saidByCode(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
}

test('rules, command and reports', () => {
  const files = globSync(['analyzers/**/*.ts', 'src/{facts,cli,reporters,mcp,config}/**/*.ts', 'src/engine/judge/*.ts'])
  expect(files.length).toBeGreaterThan(150)
  expect(files.flatMap((file) => dated(file, saidByCode(file)))).toEqual([])
})

test('the documentation', () => {
  const pages = globSync(['README.md', 'docs/*.md', 'docs/rules/*.md'])
  // What other programs say is quoted there as they say it.
  const text = (page: string) => readFileSync(page, 'utf8').replace(/```[\s\S]*?```|`[^`]*`|“[^”]*”|"[^"]*"/g, '')
  expect(
    pages.flatMap((page) =>
      text(page)
        .split('\n')
        .flatMap((line) => dated(page, line)),
    ),
  ).toEqual([])
})

test('what is said of the stories', async () => {
  const stories = globSync('samples/*/inputs', { onlyDirectories: true })
  expect(stories.length).toBeGreaterThan(3)
  for (const story of stories) {
    const { stdout } = await rolecall(['analyze', story, '--verbose'])
    expect(dated(story, stdout)).toEqual([])
  }
})

test('what is said of the incidents', async () => {
  const names = readdirSync('samples/incidents', { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'servers',
  )
  for (const { name } of names) {
    const { findings, summary, suspects, chains, inconclusive } = await analyze([`samples/incidents/${name}/preload`])
    const said = [
      ...findings.flatMap(({ message, expected, fix }) => [message, expected, fix]),
      ...suspects.map((one) => one.why),
      ...chains.flatMap((chain) => chain.steps.map((step) => step.note)),
      ...[...summary.doubts, ...inconclusive].map((one) => one.settleBy),
    ]
    expect(said.flatMap((text) => dated(name, text))).toEqual([])
  }
})
