/** The same faults in processes of other languages: no fix names options that are not there. */
import { describe, expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { SEMCONV as S } from '../../../src/model/attributes.ts'
import type { Attributes } from '../../../src/model/records.ts'
import { AMBIENT, judge, type Made, ROLE, RunBuilder } from '../../unit/run-builder.ts'

const NODE = /node --|requestHandler|maxAttempts|AbortSignal|Promise\.all|from[A-Z]\w+\(|setImmediate|S3Client|\$\{/
const PYTHON = /boto3|botocore|Config\(|anyio|ThreadPool/

const denied = (n: number): Made => ({
  operation: 'GetObject',
  from: 100 * n,
  to: 100 * n + 95,
  key: AMBIENT,
  bucket: 'acme',
  error: ['AccessDenied', 'Access Denied'],
  attributes: { [S.httpStatus]: 403 },
})
/** Some faults, each of which has a fix that names an option of an SDK. */
const DAYS: Record<string, (run: RunBuilder) => RunBuilder> = {
  hang: (run) =>
    run
      .add((r) => r.tool('read', 0, undefined, [{ operation: 'GetObject', from: 10, key: AMBIENT }]))
      .outcome('read', 0, 4000, 'timeout'),
  storm: (run) =>
    run
      .add((r) =>
        r.tool(
          'read',
          0,
          1000,
          Array.from({ length: 10 }, (_, n) => denied(n)),
        ),
      )
      .outcome('read', 0, 1000, 'timeout'),
  throttle: (run) =>
    run
      .add((r) =>
        r.tool('read', 0, 100, [
          {
            operation: 'GetObject',
            from: 10,
            to: 90,
            key: AMBIENT,
            error: ['SlowDown', 'Please reduce your request rate'],
          },
        ]),
      )
      .outcome('read', 0, 100, 'failed'),
  expired: (run) =>
    run.add((r) =>
      r.tool('read', 0, 100, [
        {
          operation: 'GetObject',
          from: 10,
          to: 90,
          key: AMBIENT,
          error: ['ExpiredToken', 'The provided token has expired.'],
        },
      ]),
    ),
  fallback: (run) =>
    run.add((r) =>
      r.tool('read', 0, 100, [
        { operation: 'AssumeRole', from: 1, to: 9, key: AMBIENT, role: ROLE, error: ['InternalFailure', 'x'] },
        { operation: 'GetObject', from: 20, to: 30, key: AMBIENT },
      ]),
    ),
  clock: (run) =>
    run.add((r) =>
      r.tool('read', 0, 100, [
        { operation: 'GetObject', from: 10, to: 90, key: AMBIENT, error: ['RequestTimeTooSkewed', 'too large'] },
      ]),
    ),
}

function fixes(day: string, attributes: Attributes) {
  const run = DAYS[day]!(new RunBuilder())
  for (const rec of run.records)
    if (rec.type === 'span') Object.assign(rec, { attributes: { ...rec.attributes, ...attributes } })
  const { findings, inconclusive } = judge(run.records, rules)
  return [...findings.map(({ fix }) => fix), ...inconclusive.map(({ settleBy }) => settleBy)]
}

describe.each(Object.keys(DAYS))('%s', (day) => {
  it.each(['go', 'java', 'dotnet', 'ruby', 'rust'])('in %s', (language) => {
    const said = fixes(day, { 'telemetry.sdk.language': language })
    expect(said.length).toBeGreaterThan(0)
    for (const fix of said) expect(fix).not.toMatch(new RegExp(`${NODE.source}|${PYTHON.source}`))
  })

  it('in Python', () => {
    for (const fix of fixes(day, { 'telemetry.sdk.language': 'python' })) expect(fix).not.toMatch(NODE)
  })

  it('in Node', () => {
    for (const fix of fixes(day, { 'telemetry.sdk.language': 'nodejs' })) expect(fix).not.toMatch(PYTHON)
  })

  it('is told by the user agent of the SDK too', () => {
    const said = fixes(day, { [S.userAgent]: 'aws-sdk-go-v2/1.30.3 os/linux lang/go#1.22.5 md/GOOS#linux api/s3#1.58' })
    for (const fix of said) expect(fix).not.toMatch(new RegExp(`${NODE.source}|${PYTHON.source}`))
  })
})

it('over HTTP/2 the options of HTTP/1 are not named', () => {
  const said = fixes('hang', { 'telemetry.sdk.language': 'nodejs', [S.protocolVersion]: '2' })
  expect(said.join()).toContain('NodeHttp2Handler')
  expect(said.join()).not.toContain('connectionTimeout')
})
