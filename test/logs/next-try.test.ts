/** A connection that did not come about is nobody's matter where the line itself says that it is tried again, and the work went well then. */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

// https://github.com/buildkite/agent (agent/artifact_uploader.go)
const upload = (...rest: readonly string[]): string =>
  [
    '2026-09-20 07:52:55 INFO   Uploading artifact dist/linux-client.tar.gz (25372521 bytes)',
    '2026-09-20 07:52:55 DEBUG  POST https://s3.amazonaws.com/depot-artifacts',
    '2026-09-20 07:54:38 WARN   Post "https://s3.amazonaws.com/depot-artifacts": write tcp 172.31.8.38:54986->52.216.95.133:443: write: connection timed out (Attempt 1/10 Retrying in 5s)',
    ...rest,
    '',
  ].join('\n')
// https://www.postfix.org/smtp.8.html
const postfix = (...rest: readonly string[]): string =>
  [
    'Nov  3 07:12:01 mx1 postfix/qmgr[1022]: 4TXk2J0: from=<alerts@acme.example>, size=1833, nrcpt=1 (queue active)',
    'Nov  3 07:12:31 mx1 postfix/smtp[2192]: connect to email-smtp.eu-west-1.amazonaws.com[54.72.0.11]:587: Connection timed out',
    ...rest,
    '',
  ].join('\n')
const of = (status: string): string =>
  `Nov  3 07:12:32 mx1 postfix/smtp[2192]: 4TXk2J0: to=<oncall@acme.example>, relay=email-smtp.eu-west-1.amazonaws.com[52.208.9.77]:587, delay=31, ${status}`

it.each([
  ['an upload', upload('2026-09-20 07:54:45 INFO   Successfully uploaded artifact "dist/linux-client.tar.gz"')],
  ['the next address', postfix(of('dsn=2.0.0, status=sent (250 Ok 0102018f2c1d)'))],
])('%s', async (_, log) => {
  expect(isGreen(await analyzeText(log))).toBe(true)
})

it.each([
  ['nothing came of it', upload()],
  [
    'the tries were spent',
    upload(
      '2026-09-20 07:59:38 ERROR  Post "https://s3.amazonaws.com/depot-artifacts": write: connection timed out (Attempt 10/10)',
      '2026-09-20 07:59:38 INFO   Uploaded 0 of 1 artifacts, finished',
    ),
  ],
  ['the mail came back', postfix(of('dsn=5.7.1, status=bounced (host said: 550)'))],
  ['no mail was sent', postfix()],
])('but not where %s', async (_, log) => {
  expect(accused(await analyzeText(log))).toContain('connect-stall')
})
