/** Spans of formats whose producers have names of their own for what a request asked and how it failed. */
import { expect, it } from 'vitest'
import { reportOf, saidOf } from './stock-run.ts'

const DENIED =
  'User: arn:aws:sts::205918273644:assumed-role/statements-task/9 is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::statements/7.pdf" because no identity-based policy allows the s3:GetObject action (Service: S3, Status Code: 403)'

// Tags of Micrometer's `http.server.requests`, as Brave's reporter sends them.
const observed = (status: string, more: object) => ({
  traceId: '65f0aabbccddeeff0011223344556677',
  id: '0011223344556677',
  kind: 'SERVER',
  name: 'http get /statements/{id}',
  timestamp: 1763625600000000,
  duration: 120000,
  localEndpoint: { serviceName: 'statements' },
  tags: { 'http.url': '/statements/7', method: 'GET', uri: '/statements/{id}', status, outcome: 'X', ...more },
})

it('Zipkin: Micrometer’s requests, and the exception that they failed with', async () => {
  const spans = JSON.stringify([observed('500', { exception: 'S3Exception', error: DENIED })])
  const report = await reportOf({ 'zipkin.json': spans })
  expect(saidOf(report)).toEqual(['error access-denied'])
  expect(report.toolCalls.map(({ tool }) => tool)).toEqual(['GET /statements/{id}'])
  expect(report.differences).toEqual([])
  expect(saidOf(await reportOf({ 'zipkin.json': JSON.stringify([observed('200', { exception: 'none' })]) }))).toEqual(
    [],
  )
})

it('Jaeger: OpenTracing’s fields of an error', async () => {
  const tag = (key: string, value: unknown) => ({ key, type: typeof value === 'string' ? 'string' : 'int64', value })
  const trace = (fields: Record<string, string>) => ({
    traceID: '65f0aabbccddeeff0011223344556677',
    spans: [
      {
        traceID: '65f0aabbccddeeff0011223344556677',
        spanID: '0011223344556677',
        operationName: 'HTTP GET /statements',
        references: [],
        startTime: 1763625600000000,
        duration: 90000,
        tags: [
          tag('span.kind', 'server'),
          tag('http.method', 'GET'),
          tag('http.url', '/statements'),
          tag('http.status_code', 500),
          { key: 'error', type: 'bool', value: true },
        ],
        logs: [{ timestamp: 1763625600080000, fields: Object.entries(fields).map(([key, value]) => tag(key, value)) }],
        processID: 'p1',
      },
    ],
    processes: { p1: { serviceName: 'statements', tags: [] } },
  })
  const judged = (fields: Record<string, string>) =>
    reportOf({ 'jaeger.json': JSON.stringify({ data: [trace(fields)] }) })
  expect(saidOf(await judged({ event: 'error', 'error.kind': 'S3Exception', message: DENIED }))).toEqual([
    'error access-denied',
  ])
  expect(saidOf(await judged({ event: 'error', 'error.object': DENIED }))).toEqual(['error access-denied'])
  expect(saidOf(await judged({ event: 'cache miss', message: DENIED }))).toEqual([])
})
