/** Reports that real runs of Mocha 11 and `go test -json` (Go 1.26) wrote, and spans of Go's stdouttrace 1.47. */
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/index.ts'
import type { Outcome, Rec, Span } from '../../src/model/records.ts'
import { readAll } from '../../src/sources/input/read.ts'
import { analyzeText } from '../logs/analyze-text.ts'

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url))

async function read(name: string) {
  const records: Rec[] = []
  const [input] = await readAll([fixture(name)], (rec) => records.push(rec))
  return { format: input!.format, skipped: input!.skips.length, records }
}

const brief = (records: Rec[]) =>
  records.filter((rec): rec is Outcome => rec.type === 'outcome').map((one) => [one.name, one.state])

it('Mocha JSON: each test once, its timeout, what was skipped', async () => {
  const { format, skipped, records } = await read('mocha.json')
  expect([format, skipped]).toEqual(['Mocha JSON', 0])
  expect(brief(records)).toEqual([
    ['depot lists', 'passed'],
    ['depot reads', 'failed'],
    ['depot waits', 'timeout'],
    ['depot is skipped', 'skipped'],
  ])
})

it('go test JSON: a test that holds others is left to them, a package to its tests', async () => {
  const { format, skipped, records } = await read('go-test.jsonl')
  expect([format, skipped]).toEqual(['go test JSON', 0])
  expect(brief(records)).toEqual([
    ['TestLists/empty', 'passed'],
    ['TestLists/full', 'passed'],
    ['TestReads', 'failed'],
    ['TestSkips', 'skipped'],
  ])
  const failed = records.find((rec): rec is Outcome => rec.type === 'outcome' && rec.state === 'failed')!
  expect(failed.message).toMatch(/^main_test\.go:10: reading depot\nmain_test\.go:11: operation error S3: GetObject/)
  expect(failed.start).toBeGreaterThan(1.7e15)
})

it('go test JSON: a package that did not build is a failure of its own', async () => {
  const report = await analyzeText(
    [
      '{"ImportPath":"example.com/depot","Action":"build-output","Output":"./main.go:3:1: syntax error\\n"}',
      '{"Time":"2026-11-28T06:13:13.04Z","Action":"start","Package":"example.com/depot"}',
      '{"Time":"2026-11-28T06:13:13.04Z","Action":"output","Package":"example.com/depot","Output":"FAIL\\texample.com/depot [build failed]\\n"}',
      '{"Time":"2026-11-28T06:13:13.05Z","Action":"fail","Package":"example.com/depot","Elapsed":0}',
    ].join('\n'),
    'test.jsonl',
  )
  expect(report.toolCalls.map((call) => [call.tool, call.outcome])).toEqual([['example.com/depot', 'failed']])
})

describe.each(['go-stdouttrace.log', 'go-stdouttrace-pretty.log'])('OpenTelemetry console (Go): %s', (name) => {
  it('reads spans amid the server’s own lines', async () => {
    const { format, skipped, records } = await read(name)
    expect([format, skipped]).toEqual(['OpenTelemetry console (Go)', 0])
    const [call, inbound] = records.filter((rec): rec is Span => rec.type === 'span') as [Span, Span]
    expect([call.name, call.kind, call.status, call.parentSpanId]).toEqual([
      'S3.GetObject',
      'client',
      'error',
      inbound.spanId,
    ])
    expect([inbound.kind, inbound.parentSpanId]).toEqual(['server', undefined])
    expect(call.events[0]!.name).toBe('exception')
    expect(records.filter((rec) => rec.type === 'log').length).toBeGreaterThan(0)
  })

  it('is judged as any other span', async () => {
    const report = await analyze([fixture(name)])
    expect(report.findings.map((one) => one.ruleId)).toContain('access-denied')
    expect(JSON.stringify(report.findings)).toContain('depot-task')
  })
})

it('reads CloudTrail within an alert of Wazuh', async () => {
  const event = {
    eventVersion: '1.08',
    eventTime: '2026-10-12T08:01:12Z',
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    awsRegion: 'eu-west-1',
    errorCode: 'AccessDenied',
    errorMessage:
      'User: arn:aws:sts::418362907715:assumed-role/app/i-0a1b is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::590184726633:role/writer',
    userIdentity: {
      type: 'AssumedRole',
      arn: 'arn:aws:sts::418362907715:assumed-role/app/i-0a1b',
      accountId: '418362907715',
    },
    requestParameters: null,
    responseElements: null,
    requestID: '0a0e1f22-6b1f-4f55-9d5c-6e0c1b2a3d44',
    eventID: '1a0e1f22-6b1f-4f55-9d5c-6e0c1b2a3d44',
    eventType: 'AwsApiCall',
  }
  const alert = {
    timestamp: '2026-10-12T08:06:00.000+0000',
    rule: { level: 3, description: 'AWS Cloudtrail: sts.amazonaws.com - AssumeRole.' },
    agent: { id: '000' },
    data: { integration: 'aws', aws: { ...event, source: 'cloudtrail' } },
    location: 'Wazuh-AWS',
  }
  const report = await analyzeText(`${JSON.stringify(alert)}\n`, 'alerts.json')
  expect(report.inputs[0]!.format).toBe('CloudTrail')
  expect(JSON.stringify(report.findings)).toContain('role/writer')
})
