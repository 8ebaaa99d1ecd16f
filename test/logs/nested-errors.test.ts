/** What an error says of itself, and what it came of: the innermost is the reason. */
import { expect, test } from 'vitest'
import { EXIT, exitCodeOf } from '../../src/cli/exit-code.ts'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const DENIED =
  'User: arn:aws:sts::418362907715:assumed-role/web/token-file-web-identity is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::590184726633:role/writer'
const inner = { message: DENIED, code: 'AccessDenied' }
const middle = { message: 'Could not load credentials from ChainableTemporaryCredentials', code: 'CredentialsError' }
const outer = { message: 'Missing credentials in config', code: 'CredentialsError' }

test.each(['originalError', 'cause', 'InnerException'])(
  'of errors within errors under %s, the innermost that tells why is the reason',
  async (name) => {
    const err = { ...outer, [name]: { ...middle, [name]: inner } }
    const line = { level: 50, time: '2026-11-02T10:00:00Z', err, msg: 'failure while polling' }
    const report = await analyzeText(`${JSON.stringify(line)}\n`)
    expect(accused(report)).toEqual(['assume-role-denied'])
    expect(report.findings[0]?.message).toContain('role/writer')
  },
)

test('an innermost error that says nothing of AWS leaves the reason to the one around it', async () => {
  const err = { ...inner, cause: { message: 'aborted', code: 'ABORT_ERR' } }
  const line = { level: 50, time: '2026-11-02T10:00:00Z', err, msg: 'failure while polling' }
  expect(accused(await analyzeText(`${JSON.stringify(line)}\n`))).toEqual(['assume-role-denied'])
})

const SILENT =
  'Error retrieving credentials from the instance profile metadata service. (cURL error 28: Connection timed out after 1000 milliseconds)'

test.each([
  ['the last that was said', `2026-11-02T10:00:00Z INFO started\n2026-11-02T10:00:01Z ERROR ${SILENT}\n`],
  ['fatal', `2026-11-02T10:00:01Z FATAL ${SILENT}\n2026-11-02T10:00:02Z INFO shutting down\n`],
  [
    'thrown',
    `2026-11-02T10:00:01Z ERROR ${SILENT}\n#0 /app/vendor/aws/aws-sdk-php/src/Credentials/InstanceProfileProvider.php(159): handle()\n2026-11-02T10:00:02Z INFO GET /health 200\n`,
  ],
  [
    'thrown, as Monolog writes its stack',
    `[2026-11-02 10:00:01] local.ERROR: ${SILENT} {"exception":"[object] (Aws\\\\Exception\\\\CredentialsException(code: 0)\n[stacktrace]\n#0 /app/vendor/aws/aws-sdk-php/src/Credentials/InstanceProfileProvider.php(132): handle()\n"} \n[2026-11-02 10:00:02] local.INFO: GET /health 200\n`,
  ],
  [
    'thrown, as Elixir writes its crash',
    '10:00:01.274 [error] GenServer #PID<0.2279.0> terminating\n** (RuntimeError) Instance Meta Error: {:error, %{reason: :econnrefused}}\nYou tried to access the AWS EC2 instance meta, but it could not be reached.\n    (ex_aws 2.5.1) lib/ex_aws/instance_meta.ex:27: ExAws.InstanceMeta.request/3\nLast message: :load\n10:00:02.100 [info] GET /health 200\n',
  ],
])('a metadata service that does not answer is the cause of failure where it is %s', async (_, text) => {
  const report = await analyzeText(text)
  expect(accused(report)).toContain('imds-unreachable')
  expect(exitCodeOf(report, 'error')).toBe(EXIT.findings)
})

test.each([
  ['the process goes on', `2026-11-02T10:00:01Z ERROR ${SILENT}\n2026-11-02T10:00:02Z INFO GET /health 200\n`],
  [
    'credentials come later',
    `2026-11-02T10:00:01Z ERROR ${SILENT}\n#0 /app/a.php(159): handle()\n2026-11-02T10:00:02Z INFO credentials obtained from profile\n`,
  ],
])('it is no cause of failure where %s', async (_, text) => {
  const report = await analyzeText(text)
  expect(exitCodeOf(report, 'error')).toBe(EXIT.clean)
})

test('why a role was not assumed may stand some lines above, told by another layer', async () => {
  const report = await analyzeText(
    [
      "[2026/10/21 14:08:12] [ warn] net_tcp_fd_connect: getaddrinfo(host=''): Name or service not known",
      '[2026/10/21 14:08:12] [error] [io] connection #54 failed to: :443',
      '[2026/10/21 14:08:12] [error] [aws_client] connection initialization error',
      '[2026/10/21 14:08:12] [error] [aws_credentials] STS assume role request failed',
    ].join('\n'),
  )
  expect(report.summary.headline).toMatch(/got no answer from STS: .*getaddrinfo\(host=''\)/)
})

test('an account that AWS itself names the caller by is no placeholder', async () => {
  const report = await analyzeText(
    `2026-11-02T10:00:01Z ERROR AccessDenied: ${DENIED.replaceAll(/\d{12}/g, '123456789012')}\n`,
  )
  expect(accused(report)).toEqual(['assume-role-denied'])
})

test('nothing of that is green', async () => {
  expect(isGreen(await analyzeText(`2026-11-02T10:00:01Z ERROR ${SILENT}\n`))).toBe(false)
})
