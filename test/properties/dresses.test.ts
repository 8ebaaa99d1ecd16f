/**
 * A failure is one in whatever dress: another logger's head, another field, another coding of the file, with other things that went
 * well after it. What each tells of is chosen by turns, so that the same is tried each time.
 */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from '../logs/analyze-text.ts'

const ERRORS: readonly (readonly [text: string, ...rules: string[]])[] = [
  [
    'operation error S3: PutObject, https response error StatusCode: 403, RequestID: 77AA, api error AccessDenied: User: arn:aws:sts::418362907715:assumed-role/depot/a is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::depot/a',
    'access-denied',
  ],
  ['botocore.exceptions.NoCredentialsError: Unable to locate credentials', 'no-credentials'],
  [
    'An error occurred (ExpiredToken) when calling the ListBuckets operation: The provided token has expired.',
    'session-expired',
  ],
  [
    'AccessDenied: User: arn:aws:sts::418362907715:assumed-role/node/i-0a1b is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::590184726633:role/writer',
    'assume-role-denied',
    'assume-role-wrong-caller',
  ],
  [
    'Aws::S3::Errors::SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided.',
    'secret-mismatch',
  ],
  [
    'software.amazon.awssdk.services.sts.model.StsException: The security token included in the request is invalid. (Service: Sts, Status Code: 403, Request ID: 0a0e1f22-6b1f-4f55-9d5c-6e0c1b2a3d45)',
    'client-token-invalid',
  ],
]

const at = (second: number): string => `2026-05-18T10:02:${String(second).padStart(2, '0')}`
const json = (value: unknown): string => JSON.stringify(value)
type Head = (second: number, level: 'error' | 'info', text: string) => string

const HEADS: Readonly<Record<string, Head>> = {
  'a time and a level': (s, l, t) => `${at(s)}Z ${l.toUpperCase()} ${t}`,
  loguru: (s, l, t) => `${at(s).replace('T', ' ')}.123 | ${l.toUpperCase().padEnd(8)} | depot.worker:put:12 - ${t}`,
  log4net: (s, l, t) => `${at(s).replace('T', ' ')},123 [7] ${l.toUpperCase().padEnd(5)} Depot.Worker - ${t}`,
  'Spring Boot': (s, l, t) =>
    `${at(s)}.123Z ${l.toUpperCase().padStart(5)} 1 --- [depot] [           main] com.depot.Worker : ${t}`,
  'Lambda, Python': (s, l, t) => `[${l.toUpperCase()}]\t${at(s)}.123Z\t4c4a9b8e-1111-4f0e-9b6a-1c2d3e4f5a6b\t${t}`,
  'Rust tracing': (s, l, t) => `${at(s)}.123456Z ${l.toUpperCase().padStart(5)} depot::worker: ${t}`,
  compose: (s, l, t) => `depot-worker-1  | ${at(s)}Z ${l.toUpperCase()} ${t}`,
  'a container runtime': (s, l, t) => `${at(s)}.123456789Z stderr F ${l.toUpperCase()} ${t}`,
  logfmt: (s, l, t) => `ts=${at(s)}Z caller=main.go:12 level=${l} msg="put" err=${json(t)}`,
  zap: (s, l, t) => json({ level: l, ts: `${at(s)}Z`, msg: 'reconcile', error: t }),
  'Rust tracing, JSON': (s, l, t) =>
    json({ timestamp: `${at(s)}Z`, level: l.toUpperCase(), fields: { message: 'put', error: t } }),
  Monolog: (s, l, t) =>
    json({
      message: 'put',
      context: { exception: { class: 'RuntimeException', message: t, code: 0 } },
      level_name: l.toUpperCase(),
      datetime: `${at(s)}+00:00`,
    }),
  'a cause of causes': (s, l, t) =>
    json({ time: `${at(s)}Z`, level: l, msg: 'put', error: { msg: 'put', causes: [{ msg: t }] } }),
  'a string of JSON in a string of JSON': (s, l, t) =>
    json({ time: `${at(s)}Z`, level: l, msg: 'answer', body: json({ status: 500, body: json({ error: t }) }) }),
}

const AFTER: Readonly<Record<string, readonly string[]>> = {
  nothing: [],
  visitors: ['GET /healthz 200 in 2 ms', 'POST /orders 200 in 31 ms', 'Completed 200 OK in 12ms'],
  'its end': ['received SIGTERM, shutting down', 'shutdown complete'],
  'other jobs': ['job thumbnails succeeded', 'Retrying listing of queue invoices, attempt 1', '12 items processed'],
}

const CODINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `\ufeff${text}`,
  (text) => text.replace(/\b(ERROR|INFO)\b/g, '\u001b[31m$1\u001b[0m'),
]

it.each(Object.entries(HEADS))('%s', async (_, head) => {
  const faults: string[] = []
  let turn = 0
  for (const [text, ...rules] of ERRORS)
    for (const [name, after] of Object.entries(AFTER)) {
      const lines = [
        head(1, 'info', 'worker started'),
        head(2, 'error', text),
        ...after.map((said, nth) => head(9 + nth * 7, 'info', said)),
      ]
      const report = await analyzeText(CODINGS[turn++ % CODINGS.length]!(`${lines.join('\n')}\n`))
      if (isGreen(report) || !accused(report).some((id) => rules.includes(id)))
        faults.push(`${name}: ${text}: ${report.summary.headline}`)
    }
  expect(faults).toEqual([])
})
