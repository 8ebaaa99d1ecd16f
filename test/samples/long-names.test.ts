/** Names as long as AWS and people make them: the first eight lines hold cause, identity and fix all the same. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { analyze } from '../../src/index.ts'
import { lacksOf } from './first-screen.ts'

const LONG: readonly (readonly [RegExp, string])[] = [
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: 64 characters, behind a path of up to 512
  [/:role\/(?=Reader|Writer|DataReader|TestRole)/g, `:role/service/${'platform-team/'.repeat(8)}`],
  [/\b(Reader|Writer|DataReader|TestRole)\b/g, `$1${'-of-the-genomics-platform-eu-central-1'.padEnd(54, 'x')}`],
  [/\b(incident-server|mcp-jane|mcp-dev)\b/g, `$1${'-0123456789abcdef'.repeat(3).slice(0, 48)}`],
  [/\b(acme-data|acme-genomics)\b/g, `$1${'-raw-sequencing-results-of-the-eu'.padEnd(49, 'y')}`],
  [/\b(report\.csv)\b/g, `${'exports/2026/11/23/customer-0123456789/'.repeat(7)}$1`],
  // Tools, as values of attributes and names of tests.
  [
    /"(read|search|scan|bucket_object_text|bucket_list|permissions_discover)"/g,
    `"$1_${'the_quarterly_report_of_each_customer_'.repeat(3)}"`,
  ],
]

const folder = mkdtempSync(join(tmpdir(), 'rolecall-long-names-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The files of a recording with every name drawn out. */
function drawnOut(recording: string): string {
  const to = join(folder, recording.replaceAll('/', '_'))
  cpSync(recording, to, { recursive: true })
  for (const entry of readdirSync(to, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath ?? entry.path, entry.name)
    let text = readFileSync(file, 'utf8')
    for (const [name, long] of LONG) text = text.replace(name, long)
    writeFileSync(file, text)
  }
  return to
}

const folders = (inside: string, name: RegExp) =>
  readdirSync(inside, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? readdirSync(join(inside, entry.name)).flatMap((one) => (name.test(one) ? [join(inside, entry.name, one)] : []))
      : [],
  )

it('with names of 120 characters, long paths and long ARNs', async () => {
  const wrong: string[] = []
  const recordings = [...folders('samples', /^inputs$/), ...folders('samples/incidents', /^(?:preload|logs)$/)]
  let longest = 0
  for (const recording of recordings) {
    const report = await analyze([drawnOut(recording)])
    longest = Math.max(longest, ...report.toolCalls.map(({ tool }) => tool.length))
    for (const one of lacksOf(report)) wrong.push(`${recording}: ${one}`)
  }
  expect(wrong.join('\n\n')).toBe('')
  expect(longest).toBeGreaterThanOrEqual(120)
}, 300_000)
