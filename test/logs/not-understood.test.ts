/** An error line that no rule knows is named, never passed over; one about something else is left alone. */
import { describe, expect, it } from 'vitest'
import { analyzeText, isGreen } from './analyze-text.ts'

const doubts = async (text: string) => (await analyzeText(text)).summary.doubts

it('does not take the square of a line’s length', async () => {
  const report = await analyzeText(
    `2026-05-18T10:02:10Z INFO token=${'x'.repeat(12e6)}\n2026-05-18T10:02:11Z ERROR An error occurred (AccessDenied) when calling the PutObject operation: Access Denied\n`,
  )
  expect(report.findings.map(({ ruleId }) => ruleId)).toContain('access-denied')
}, 30_000)

describe('error lines that nobody understood', () => {
  it('are counted, and the first of each kind is quoted with its place', async () => {
    const lines = [1, 2, 3].map((n) => `2026-05-18T10:02:1${n}Z ERROR the aws flux capacitor lost its role, try ${n}`)
    const report = await analyzeText(
      `2026-05-18T10:02:10Z INFO started\n${lines.join('\n')}\n2026-05-18T10:02:19Z FATAL AWS says no`,
    )
    expect(report.summary.verdict).toBe('unknown')
    expect(report.summary.headline).toMatch(
      /^4 lines at level error were not understood: .*server\.log:2 "the aws flux/,
    )
    expect(report.summary.headline).toMatch(/server\.log:5 "AWS says no"/)
    expect(report.summary.doubts[0]!.evidence).toHaveLength(2)
  })

  it.each([
    ['at level fatal, as JSON', '{"level":60,"time":1784104131603,"msg":"bearer token was not accepted"}'],
    [
      'as a panic',
      'panic: could not get my AWS identity\n\ngoroutine 1 [running]:\nmain.main()\n\t/app/main.go:22\nexit status 2',
    ],
    [
      'as a stack trace',
      'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\nValueError: no credential scope',
    ],
    [
      'of a key that opens nothing, whoever keeps it',
      '╷\n│ Error: Error getting data key: 0 successful groups required, got 0 \n│ \n│   with data.sops_file.depot,\n╵',
    ],
    [
      'in a field of its own',
      'time="2026-05-21T06:11:33.831893432Z" level=error msg="response completed with error" err.code=unknown err.detail="{s3aws {}}" err.message="unknown error" http.response.status=503',
    ],
    [
      'of S3’s two words, though the stack names where its code lies',
      'panic: Access Denied\n\ngoroutine 1 [running]:\ngithub.com/docker/distribution/registry/handlers.NewApp(0x7f)\n\t/go/src/github.com/docker/distribution/registry/handlers/app.go:97 +0x3e1',
    ],
    ['as a timeout', '2026-05-18T10:02:10Z ERROR upstream call timed out after 30s'],
    [
      'that went on as somebody else',
      '2026-05-18T10:02:10Z WARN role assumption went wrong; using ambient credentials instead without it',
    ],
    [
      'that went on as its host',
      '{"level":40,"time":1784104131603,"msg":"Could not become the role of the tenant, falling back to the instance profile"}',
    ],
  ])('%s', async (_, text) => expect((await doubts(text)).map((one) => one.kind)).toContain('lines-not-understood'))

  it.each([
    [
      'telemetry on its way',
      '2026-05-18T10:02:10Z ERROR [opentelemetry] Exporter OTLP: connect ECONNREFUSED 127.0.0.1:4318',
    ],
    ['what is meant to be', '2026-05-18T10:02:10Z WARN no profile is set, using the default profile'],
    ['a database', '2026-05-18T10:02:10Z ERROR duplicate key value violates unique constraint "users_pkey"'],
    ['a parser', '2026-05-18T10:02:10Z ERROR SyntaxError: Unexpected token < in JSON at position 0'],
    [
      'role-based access',
      'E0111 21:49:23.808922       1 reflector.go:140] pods is forbidden: User "system:serviceaccount:kube-system:x" cannot list resource "pods" in API group ""',
    ],
    [
      'another cloud',
      '2026-05-18T10:02:10Z ERROR DefaultAzureCredential failed to retrieve a token from the included credentials',
    ],
    [
      'a warning that is mended',
      '2026-05-18T10:02:10Z WARN retrying, the aws call timed out\n2026-05-18T10:02:11Z INFO the aws call succeeded',
    ],
  ])('are left alone where they are about %s', async (_, text) => {
    const report = await analyzeText(text)
    expect(report.summary.doubts).toEqual([])
    expect(isGreen(report)).toBe(true)
  })
})

describe('rows of a database that somebody pasted', () => {
  const denied =
    'AccessDenied: User: arn:aws:sts::111122223333:assumed-role/etl/x is not authorized to perform: s3:GetObject'
  const expired = 'ExpiredTokenException: The security token included in the request is expired'
  const wide = ` ${' '.repeat(19)} | level | message\n${'-'.repeat(21)}+-------+${'-'.repeat(90)}
 2026-02-11 09:14:02 | error | ${denied}\n 2026-02-11 10:02:40 | error | ${expired}\n(2 rows)\n`
  const narrow = `${' '.repeat(51)}message\n${'-'.repeat(109)}\n ${denied}\n ${expired}\n(2 rows)\n`

  it.each([
    ['several columns', wide],
    ['one column', narrow],
  ])('are not passed over where there is nothing else: %s', async (_, text) => {
    const report = await analyzeText(text)
    expect(report.summary.headline).toMatch(/^2 lines .* were not understood: .*server\.log:3 "/)
    expect(report.findings).toEqual([])
  })

  it.each([
    ['several columns', wide],
    ['one column', narrow],
  ])('accuse nobody beside a log: %s', async (_, text) => {
    const report = await analyzeText(
      `${text}\n2026-02-12T08:00:00Z INFO listening on 8080\n2026-02-12T08:00:01Z INFO uploaded s3://depot/a\n`,
    )
    expect(report.summary.headline).toMatch(/^Nothing found/)
  })
})
