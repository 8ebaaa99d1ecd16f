/** The formats that other programs read: valid by their schemas, complete, harmless whatever input says. */

import { readFileSync } from 'node:fs'
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' }
import { Ajv as Draft7 } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Log } from 'sarif'
import { describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { Report } from '../../src/model/report.ts'
import { type Format, formats, reporterOf } from '../../src/reporters/index.ts'
import { rulePage, rulePageAddress } from '../../src/reporters/rule-page.ts'
import { version } from '../../src/version.ts'
import { healthy, large, story, withText } from './story.ts'
import { whole } from './whole.ts'

const HOSTILE =
  '</script><img src=x onerror=alert(1)>\x1b[31m\n::error::x\u202e`|`@team #1 [a](javascript:b) ]]> &amp; "\' %0A \ud800\uffff'
const reports: [string, Report][] = [
  ['the story', story()],
  ['a healthy run', healthy()],
  ['hostile names', withText(story(), HOSTILE)],
]

async function show(format: Format, report: Report): Promise<string> {
  const titles = new Map([['assume-role-denied', 'STS refused AssumeRole']])
  const options = { verbose: true, color: false, unicode: true, width: 100, titles }
  return whole((await reporterOf(format))(report, options))
}

describe('json', () => {
  const schema = JSON.parse(readFileSync('docs/report.schema.json', 'utf8'))
  // A field that the schema does not know is a field that the documentation forgot.
  const closed = JSON.parse(JSON.stringify(schema), (_, value) =>
    value?.properties ? { ...value, additionalProperties: false } : value,
  )
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true })
  addFormats.default(ajv)
  const valid = ajv.compile(closed)

  test.each(reports)('%s is valid by the published schema', async (_, report) => {
    expect(valid(JSON.parse(await show('json', report))), JSON.stringify(valid.errors?.[0])).toBe(true)
  })

  test('the schema refuses what is no report', () => {
    expect(valid({ ...story(), version: 1 })).toBe(false)
    expect(valid({ ...story(), findings: [{ ...story().findings[0], severity: 'bad' }] })).toBe(false)
  })
})

describe('json, written in pieces', () => {
  test.each(reports)('%s is what JSON.stringify writes', async (_, report) => {
    expect(await show('json', report)).toBe(`${JSON.stringify(report, null, 2).replaceAll('##', '#\\u0023')}\n`)
  })
})

describe('ndjson', () => {
  test('put together again, the lines are the report', async () => {
    const lines = (await show('ndjson', story()))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const of = (type: string) => lines.filter((line) => line.type === type).map(({ type: _, ...rest }) => rest)
    const [head] = of('report')
    expect({
      ...head,
      inputs: of('input'),
      identities: of('identity'),
      findings: of('finding'),
      inconclusive: of('inconclusive'),
      suspects: of('suspect'),
      chains: of('chain'),
      toolCalls: of('toolCall'),
    }).toEqual(JSON.parse(JSON.stringify(story())))
  })
})

describe('sarif', () => {
  const { $schema: _, id: __, ...schema } = sarifSchema
  const ajv = new Draft7({ strict: false, allErrors: true, unicodeRegExp: false })
  addFormats.default(ajv)
  const valid = ajv.compile(schema)

  test.each(reports)('%s is valid by the schema of SARIF 2.1.0', async (_, report) => {
    expect(valid(JSON.parse(await show('sarif', report))), JSON.stringify(valid.errors?.[0])).toBe(true)
  })

  test("a rule's page is linked: this version's, in the package as npm has it", async () => {
    const rules = (JSON.parse(await show('sarif', story())) as Log).runs[0]!.tool.driver.rules!
    expect(JSON.parse(readFileSync('package.json', 'utf8')).files).toContain('docs')
    for (const { id, helpUri } of rules) {
      const page = new URL(helpUri!).pathname.replace(`/rolecall@${version}/`, '')
      expect(readFileSync(page, 'utf8'), id).toBe(rulePage(id))
    }
    expect(rulePageAddress('of-somebody-else')).toBeUndefined()
  })

  test('fingerprints and places are those of the findings', async () => {
    const log = JSON.parse(await show('sarif', story())) as Log
    const results = log.runs[0]!.results!
    expect(results.map((result) => result.partialFingerprints!['rolecall/v1'])).toEqual(
      story().findings.map((finding) => finding.fingerprint),
    )
    const place = results[0]!.locations![0]!.physicalLocation!
    expect(place.artifactLocation!.uri).toBe('.rolecall/1700000000000-4242-ab12/spans.jsonl')
    expect(place.region!.startLine).toBe(2)
  })

  test('each rule brings its page along: viewers show it, and need no address', async () => {
    const log = JSON.parse(await show('sarif', story())) as Log
    for (const { id, help } of log.runs[0]!.tool.driver.rules!) {
      expect(help!.text).toBe(`rolecall explain ${id}`)
      expect(help!.markdown).toBe(readFileSync(`docs/rules/${id}.md`, 'utf8'))
    }
  })

  test('a suppressed finding is there, and marked', async () => {
    const report = story()
    const [first, ...rest] = report.findings
    const suppressed = { by: 'configuration', reason: 'known until the role exists' } as const
    const log = JSON.parse(await show('sarif', { ...report, findings: [{ ...first!, suppressed }, ...rest] })) as Log
    expect(log.runs[0]!.results![0]!.suppressions![0]!.justification).toBe('known until the role exists')
  })
})

describe('junit', () => {
  const schema = readFileSync('test/reporters/junit.xsd', 'utf8')

  test.each(reports)('%s is valid JUnit XML', async (_, report) => {
    const contents = await show('junit', report)
    const { valid, errors } = await validateXML({ xml: { fileName: 'report.xml', contents }, schema })
    expect(valid, errors[0]?.message).toBe(true)
  })

  test('findings fail, cleared suspects pass, the unsettled is skipped', async () => {
    const xml = await show('junit', story())
    expect(xml).toContain('<testsuites name="rolecall" tests="7" failures="4" errors="0">')
    expect(xml.match(/<failure /g)).toHaveLength(4)
    expect(xml.match(/<skipped /g)).toHaveLength(1)
    expect(xml).toContain('clock is cleared')
  })
})

describe('github', () => {
  test('one command a line, at most ten of a kind, whatever input says', async () => {
    const base = withText(story(), HOSTILE)
    const findings = Array.from({ length: 60 }, (_, n) => ({
      ...base.findings[n % 5]!,
      ruleId: `rule-${n % 30}`,
      fingerprint: `rc-${n}`,
    }))
    const lines = (await show('github', { ...base, findings })).trimEnd().split('\n')
    for (const kind of ['error', 'warning', 'notice'])
      expect(lines.filter((line) => line.startsWith(`::${kind} `)).length).toBeLessThanOrEqual(10)
    for (const line of lines) {
      expect(line).toMatch(/^(::(error|warning|notice) file=[^,:]*,line=\d+,title=[^,:]*::|\d+ more|rolecall: )/)
      expect(line.length).toBeLessThan(8192)
    }
  })

  test('names file, line, rule and fix', async () => {
    const [first] = (await show('github', story())).split('\n')
    expect(first).toContain('::error file=.rolecall/1700000000000-4242-ab12/spans.jsonl,line=2,')
    expect(first).toContain('title=assume-role-denied%3A STS refused AssumeRole')
    expect(first).toContain('Fix: Let the trust policy name the caller.')
  })
})

describe('a finding that was seen at several places in the code', () => {
  const base = story()
  const at = (file: string, line: number) => ({
    ...base.findings[0]!.evidence[0]!,
    code: { file, line, function: 'load' },
  })
  const several = (places: number): Report => ({
    ...base,
    findings: base.findings.map((finding, i) => ({
      ...finding,
      evidence: [
        ...Array.from({ length: places }, (_, n) => at('src/server.ts', 10 * i + n + 1)),
        at('src/server.ts', 10 * i + 1),
        // Of another machine, or of Node itself: no place in this repository.
        at('/opt/other/server.js', 7),
      ],
    })),
  })

  test('SARIF, GitLab, editors and GitHub show each', async () => {
    const report = several(3)
    const { results } = (JSON.parse(await show('sarif', report)) as Log).runs[0]!
    const linesOf = (locations: NonNullable<typeof results>[0]['locations'] = []) =>
      locations
        .filter((one) => one.physicalLocation!.artifactLocation!.uri === 'src/server.ts')
        .map((one) => one.physicalLocation!.region!.startLine)
    expect(linesOf([...results![0]!.locations!, ...results![0]!.relatedLocations!])).toEqual([1, 2, 3])
    const issues = JSON.parse(await show('gitlab', report)) as { location: { path: string } }[]
    expect(issues.filter((one) => one.location.path === 'src/server.ts')).toHaveLength(3 * report.findings.length)
    expect((await show('lines', report)).match(/^src\/server\.ts:[123]: error: /gm)).toHaveLength(3)
    const annotations = await show('github', report)
    for (const line of [1, 2, 3]) expect(annotations).toContain(`::error file=src/server.ts,line=${line},`)
    expect(annotations).not.toContain('/opt/other')
  })

  test('GitHub’s ten are given to rules first; the rest is counted', async () => {
    const report = several(9)
    const annotations = (await show('github', report)).split('\n')
    const errors = annotations.filter((line) => line.startsWith('::error '))
    expect(errors).toHaveLength(10)
    const loud = new Set(report.findings.filter((one) => one.severity === 'error').map((one) => one.ruleId))
    for (const rule of loud) expect(errors.some((line) => line.includes(`title=${rule}`))).toBe(true)
    expect(annotations.join('\n')).toMatch(/^\d+ more places: GitHub shows 10 annotations of a kind/m)
  })
})

describe('markdown', () => {
  test('the story', async () => {
    await expect(show('markdown', story())).resolves.toMatchFileSnapshot('snapshots/report.md')
  })

  test('names from input are no Markdown and no HTML', async () => {
    const whole = await show('markdown', withText(story(), HOSTILE))
    // One block of code, which nothing in it ends.
    expect(whole.match(/^ {0,3}```/gm)).toHaveLength(2)
    const page = whole
      .replace(/^```[\s\S]*?^```$/m, 'code')
      .replace(/`[^`\n]*`/g, 'code')
      .replace(/\]\(https:\/\/unpkg\.com\/rolecall@[\w.-]+\/docs\/rules\/[a-z-]+\.md\)/g, '] our page')
    expect(page).not.toContain('<img')
    expect(page).not.toMatch(/[^`]@team/)
    expect(page).not.toMatch(/[^\\]\]\(/)
    expect(page.match(/<[a-z/]+>/g)?.every((tag) => /^<\/?(details|summary)>$/.test(tag))).toBe(true)
  })

  test('fits a pull-request comment, and says so where it was cut', async () => {
    const base = large(2000, 2)
    const findings = Array.from({ length: 1000 }, (_, n) => ({ ...base.findings[0]!, fingerprint: `rc-${n}` }))
    const page = await show('markdown', { ...base, findings })
    expect(page.length).toBeLessThan(65_536)
    expect(page).toContain('Cut here')
  })
})

test('every format has every finding', async () => {
  const report = story()
  for (const format of formats.filter((one) => one !== 'svg')) {
    if (format === 'github' || format === 'lines') continue // Without fingerprints: below.
    const text = await show(format, report)
    for (const finding of report.findings) expect(text, format).toContain(finding.fingerprint)
  }
  const annotations = await show('github', report)
  for (const finding of report.findings) expect(annotations).toContain(finding.message.replaceAll('%', '%25'))
  const lines = await show('lines', report)
  for (const { message, ruleId } of report.findings) expect(lines).toContain(`: ${message} [${ruleId}]\n`)
})

describe('gitlab', () => {
  test.each(reports)('%s is a code quality report', async (_, report) => {
    const issues = JSON.parse(await show('gitlab', report)) as Record<string, unknown>[]
    expect(new Set(issues.map((one) => one.fingerprint)).size).toBe(issues.length)
    for (const issue of issues)
      expect(issue).toEqual({
        description: expect.stringMatching(/\. Fix: /),
        check_name: expect.stringMatching(/^[a-z0-9-]+$/),
        fingerprint: expect.any(String),
        severity: expect.stringMatching(/^(info|minor|major)$/),
        location: { path: expect.not.stringMatching(/^\.\/./), lines: { begin: expect.any(Number) } },
      })
  })
})

describe('lines', () => {
  const { problemMatcher } = JSON.parse(readFileSync('docs/problem-matcher.json', 'utf8'))
  const { regexp, ...groups } = problemMatcher[0].pattern[0]

  test('the problem matcher finds place, severity, message and rule of each error and warning', async () => {
    const report = story()
    const found = (await show('lines', report)).split('\n').flatMap((line) => {
      const match = new RegExp(regexp).exec(line)
      return match
        ? [Object.fromEntries(Object.entries(groups).map(([name, nth]) => [name, match[nth as number]]))]
        : []
    })
    const loud = report.findings.filter((finding) => finding.severity !== 'info')
    expect(found.map((one) => [one.code, one.message, one.severity])).toEqual(
      loud.map((finding) => [finding.ruleId, finding.message, finding.severity]),
    )
    expect(found[0]).toMatchObject({ file: '.rolecall/1700000000000-4242-ab12/spans.jsonl', line: '2' })
  })
})

test('attributes of 10 MB are cut by every format that people read, and by none that keeps the whole', async () => {
  const report = withText(story(), 'A'.repeat(10_000_000))
  for (const format of formats) {
    if (format === 'json' || format === 'ndjson') continue
    expect((await show(format, report)).length, format).toBeLessThan(1_000_000)
  }
})
