import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { analyze } from '../../src/engine/analyze.ts'
import { zipOf } from './archives.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolecall-ci-'))
afterAll(() => rmSync(folder, { recursive: true }))

const inputs = fileURLToPath(new URL('../../samples/placeholder-role/inputs', import.meta.url))
const run = readdirSync(inputs).find((name) => /^\d+-\d+-[0-9a-f]{4}$/.test(name))!
const results = JSON.parse(readFileSync(join(inputs, 'results.json'), 'utf8')).results.tests as {
  name: string
  status: string
  duration: number
  message?: string
  rawStatus?: string
}[]

const escaped = (text: string): string => text.replace(/[<>&"]/g, (char) => `&#${char.charCodeAt(0)};`)

/** What most runners write: names, lengths and messages, no ids, no times. */
function junit(): string {
  const cases = results.map(({ name, status, duration, message = '', rawStatus = '' }) => {
    const verdict =
      status === 'failed'
        ? `<failure type="${escaped(rawStatus)}" message="${escaped(message)}"/>`
        : status === 'skipped'
          ? '<skipped/>'
          : ''
    return `<testcase classname="tools" name="${escaped(name)}" time="${duration / 1000}">${verdict}</testcase>`
  })
  return `<?xml version="1.0"?><testsuites><testsuite name="tools">${cases.join('\n')}</testsuite></testsuites>`
}

describe('a zip of a CI run', () => {
  it('gives one joined verdict: JUnit, server log and spans', async () => {
    const member = (name: string): Buffer => readFileSync(join(inputs, name))
    const zip = join(folder, 'ci-artifacts.zip')
    writeFileSync(
      zip,
      zipOf({
        'reports/junit.xml': Buffer.from(junit()),
        'logs/server.log': member('server.log'),
        ...Object.fromEntries(
          ['spans.jsonl', 'open.jsonl', 'coverage.json'].map((name) => [
            `rolecall/${run}/${name}`,
            member(join(run, name)),
          ]),
        ),
        'screenshots/1.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]),
      }),
    )
    const [apart, joined] = [await analyze([inputs]), await analyze([zip])]
    expect(joined.inputs.map((one) => [one.file.replace(/^.*zip!/, ''), one.format])).toEqual([
      ['reports/junit.xml', 'JUnit XML'],
      ['logs/server.log', 'application log'],
      [`rolecall/${run}/spans.jsonl`, 'rolecall spans'],
      [`rolecall/${run}/open.jsonl`, 'rolecall open calls'],
      [`rolecall/${run}/coverage.json`, 'rolecall coverage'],
      ['screenshots/1.png', 'unknown'],
    ])
    const lead = (report: typeof apart): string | undefined =>
      report.findings.find((one) => one.fingerprint === report.summary.rootCauses[0])?.ruleId
    expect(lead(joined)).toBe(lead(apart))
    expect(joined.summary.passRate).toMatchObject({ passed: apart.summary.passRate!.passed, total: results.length })
    expect(joined.summary.unjoined).toBe(0)
    expect(joined.findings[0]!.evidence[0]!.file).toContain('ci-artifacts.zip!')
  })
})
