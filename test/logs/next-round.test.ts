/** A loop begins anew by itself: what failed of a network in one round is no failure where a later round did the same; and what kept failing, or was lost, is one. */
import { expect, it } from 'vitest'
import { accused, analyzeText } from './analyze-text.ts'

/** https://github.com/thanos-io/thanos/issues/2007 */
const THANOS = {
  begins: `level=info ts=2020-01-22T19:00:01.110282Z caller=factory.go:43 msg="loading bucket configuration"
level=info ts=2020-01-22T19:00:06.120087Z caller=prober.go:107 msg="changing probe status" status=ready`,
  fails: (at: string, block: string) =>
    `level=warn ts=${at} caller=sidecar.go:315 err="iter local block metas: check exists: stat s3 object: Head https://depot-metrics.s3.dualstack.us-west-1.amazonaws.com/${block}/meta.json: dial tcp: lookup depot-metrics.s3.dualstack.us-west-1.amazonaws.com on 172.20.0.10:53: read udp 10.0.0.10:43793->172.20.0.10:53: i/o timeout" uploaded=0`,
  goesWell: (at: string, block: string) =>
    `level=info ts=${at} caller=shipper.go:370 msg="block uploaded" id=${block} uploaded=1`,
}
const [FIRST, SECOND] = ['01DZ7A09X4DJ5Q88PGNQK2JFPX', '01DZ7GW14C0V9M2D4Y1Q8JX6TQ']

/** https://github.com/benbjohnson/litestream/issues/432 */
const replicates = (...then: string[]): string =>
  [
    'litestream v0.4.0-beta.2',
    'initialized db: /data/app.db',
    'replicating to: name="s3" type="s3" bucket="depot-litestream" path="app" region="eu-west-1" endpoint="" sync-interval=1s',
    '/data/app.db(s3): wal segment written: 419b7da594d6e71d/000000000000138d:000000000006da58 elapsed=4.2s bytes=37080',
    ...then,
    '',
  ].join('\n')
const monitorError = (code: string, says: string, status: number): string =>
  `/data/app.db(s3): monitor error: write index segments: index=5007 err=${code}: ${says}\n        status code: ${status}, request id: 2V8W4Q6J0K1X9C3B, host id: uV2h1JwQ`
const INTERNAL = monitorError('InternalError', 'An internal error occurred.  Please retry your upload.', 500)
const written = (index: string): string =>
  `/data/app.db(s3): wal segment written: 419b7da594d6e71d/${index}:0 elapsed=1.0s bytes=243112`

/** https://github.com/kubernetes-sigs/external-dns/blob/master/controller/controller.go */
const dns = (...lines: readonly (readonly [level: string, msg: string])[]): string =>
  lines.map(([level, msg], nth) => `time="2024-02-11T10:0${nth}:00Z" level=${level} msg="${msg}"`).join('\n')
const UP_TO_DATE = ['info', 'All records are already up to date'] as const
const UPDATED = ['info', '2 record(s) in zone example.net. [Id: /hostedzone/Z1] were successfully updated'] as const
const NOT_LISTED = [
  'error',
  'records retrieval failed: failed to list hosted zones: RequestError: send request failed\\ncaused by: Get \\"https://route53.amazonaws.com/2013-04-01/hostedzone\\": dial tcp: lookup route53.amazonaws.com on 10.0.0.10:53: read udp 10.0.1.2:33->10.0.0.10:53: i/o timeout',
] as const

const HEALED: Readonly<Record<string, string>> = {
  'external-dns, which reads its zones each minute': dns(UP_TO_DATE, NOT_LISTED, UP_TO_DATE, UPDATED),
  'Thanos, which had the names of hosts again': [
    THANOS.begins,
    THANOS.fails('2020-01-22T19:14:21.439272Z', FIRST!),
    THANOS.goesWell('2020-01-22T19:14:53.119282Z', FIRST!),
    THANOS.goesWell('2020-01-22T21:00:08.801234Z', SECOND!),
  ].join('\n'),
  'litestream, which S3 failed once': replicates(
    INTERNAL,
    written('000000000000138f'),
    '/data/app.db(s3): snapshot written 419b7da594d6e71d/0000000000001390',
  ),
}
const NOT_HEALED: Readonly<Record<string, string>> = {
  'external-dns, which fails again': dns(UPDATED, NOT_LISTED, UPDATED, NOT_LISTED),
  'an upload that failed among others': `2024-02-11 10:00:00,118 INFO archiver uploaded a-1.csv to s3://depot-logs
2024-02-11 10:00:01,118 ERROR archiver put of b-2.csv failed: Could not connect to the endpoint URL: "https://depot-logs.s3.amazonaws.com/b-2.csv"
2024-02-11 10:00:02,118 INFO archiver uploaded c-3.csv to s3://depot-logs
`,
  'Thanos, whose next round failed too': [
    THANOS.begins,
    THANOS.fails('2020-01-22T19:14:21.439272Z', FIRST!),
    THANOS.fails('2020-01-22T19:14:51.439272Z', FIRST!),
    'level=info ts=2020-01-22T19:15:01.120087Z caller=prober.go:107 msg="changing probe status" status=ready',
  ].join('\n'),
  'Thanos, which uploaded before, and not again': [
    THANOS.begins,
    THANOS.goesWell('2020-01-22T19:13:53.119282Z', SECOND!),
    THANOS.fails('2020-01-22T19:14:21.439272Z', FIRST!),
  ].join('\n'),
  'litestream, which failed again behind the round that went well': replicates(
    INTERNAL,
    written('000000000000138f'),
    INTERNAL,
  ),
  'litestream, of which another database is replicated': replicates(
    INTERNAL,
    '/data/other.db(s3): snapshot written 519b7da594d6e71d/0000000000001390',
  ),
  'litestream, which S3 refused': replicates(
    monitorError('AccessDenied', 'Access Denied', 403),
    written('000000000000138f'),
  ),
}

it.each(Object.entries(HEALED))('%s', async (_, text) => {
  expect(accused(await analyzeText(`${text}\n`))).toEqual([])
})

it.each(Object.entries(NOT_HEALED))('%s', async (_, text) => {
  expect(accused(await analyzeText(`${text}\n`))).not.toEqual([])
})
