/** A run in which every tool call fails in a way of its own: the report is bounded, and counts them all. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../src/index.ts'
import { totalOf } from '../../src/model/alike.ts'
import type { Report } from '../../src/model/report.ts'

const SUBJECTS = 3_000

const attributes = (values: Record<string, string | number>) =>
  Object.entries(values).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  }))

function lineOf(nth: number): string {
  const start = 1_795_000_000_000_000_000n + BigInt(nth) * 1_000_000_000n
  const own = (letter: string) => letter + String(nth).padStart(15, '0')
  const span = (spanId: string, parentSpanId: string | undefined, name: string, kind: number, more: object) => ({
    traceId: `ab${String(nth).padStart(30, '0')}`,
    spanId,
    ...(parentSpanId && { parentSpanId }),
    name,
    kind,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(start + 100_000_000n),
    ...more,
  })
  const spans = [
    span(own('a'), undefined, 'tools/call read', 2, {
      attributes: attributes({ 'mcp.method.name': 'tools/call', 'gen_ai.tool.name': 'read' }),
    }),
    span(own('b'), own('a'), 'S3.GetObject', 3, {
      status: { code: 2, message: 'Access Denied' },
      attributes: attributes({
        'rpc.system': 'aws-api',
        'rpc.service': 'S3',
        'rpc.method': 'GetObject',
        'aws.s3.bucket': `tenant-${nth}-${'abcdefghij'[nth % 10]}`,
        'error.type': 'AccessDenied',
        'http.response.status_code': 403,
      }),
    }),
  ]
  const resource = { attributes: attributes({ 'service.name': 'server' }) }
  return JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'made' }, spans }] }] })
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-subjects-'))
  const lines = Array.from({ length: SUBJECTS }, (_, nth) => lineOf(nth))
  writeFileSync(join(folder, 'spans.jsonl'), `${lines.join('\n')}\n`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each([
  ['whole', Number.POSITIVE_INFINITY],
  ['sifted', 0],
])('%s', (_, siftFrom) => {
  let report: Report
  beforeAll(async () => {
    report = await analyze([folder], { siftFrom })
  })
  const denied = () => report.findings.filter(({ ruleId }) => ruleId === 'access-denied')

  it('tells the heaviest by themselves and the others together', () => {
    expect(denied()).toHaveLength(51)
    const [others, another] = denied().filter(({ alike }) => alike !== undefined)
    expect(another).toBeUndefined()
    expect(others).toMatchObject({ alike: SUBJECTS - 50, toolCallsTotal: SUBJECTS - 50, evidenceTotal: SUBJECTS - 50 })
  })

  it('counts them all', () => {
    expect(totalOf(denied())).toBe(SUBJECTS)
    const { error, warning, info } = report.summary.findings
    expect(error + warning + info).toBe(totalOf(report.findings))
    expect(report.summary.headline).toContain(`of ${SUBJECTS} tool calls`)
  })

  it('is small, and valid by the published schema', () => {
    const text = JSON.stringify(report)
    expect(text.length).toBeLessThan(2e6)
    const schema = JSON.parse(readFileSync('docs/report.schema.json', 'utf8'))
    const valid = new Ajv2020({ allErrors: true, allowUnionTypes: true, validateFormats: false }).compile(schema)
    expect(valid(JSON.parse(text)), JSON.stringify(valid.errors?.[0])).toBe(true)
  })
})
