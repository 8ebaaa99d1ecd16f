/** Errors in fields of other names, cut off within their quotes, and retries that end well. */
import { expect, test } from 'vitest'
import { analyzeText, isGreen } from './analyze-text.ts'

const DENIED =
  'User: arn:aws:sts::418362907715:assumed-role/web/token-file-web-identity is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::418362907715:role/web'

test.each(['payload', 'data', 'details'])('an error object is one under the name of %s, too', async (name) => {
  const line = {
    level: 50,
    time: '2026-11-02T10:00:00Z',
    [name]: { message: DENIED, code: 'AccessDenied' },
    msg: 'failure while polling',
  }
  const report = await analyzeText(`${JSON.stringify(line)}\n`)
  expect(report.findings.map(({ ruleId }) => ruleId)).toContain('assume-role-denied')
})

test('what an object says at level info is no error', async () => {
  const line = {
    level: 'info',
    time: '2026-11-02T10:00:00Z',
    data: { message: DENIED, code: 'AccessDenied' },
    msg: 'told a user',
  }
  expect(isGreen(await analyzeText(`${JSON.stringify(line)}\n`))).toBe(true)
})

test('a field whose quote was cut off goes on to the end of its line', async () => {
  const line = `level=error ts=2026-11-02T10:00:00Z caller=reporter.go:203 msg="failed to delete" err="WebIdentityErr: failed to retrieve credentials\\ncaused by: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity\\n\\tstatus code: 403, requ`
  const report = await analyzeText(`${line}\n`)
  expect(isGreen(report)).toBe(false)
  expect(report.summary.headline).toMatch(/AssumeRoleWithWebIdentity/)
})

test('attempts of AssumeRole that succeed in the end are no finding', async () => {
  const report = await analyzeText(
    [
      'time=2026-11-02T10:00:00Z level=warning msg="sts AssumeRole attempt 1/3 failed, retrying in 2s" error="RequestError: send request failed\\ncaused by: Post \\"https://sts.eu-west-1.amazonaws.com/\\": net/http: TLS handshake timeout"',
      'time=2026-11-02T10:00:04Z level=info msg="sts AssumeRole succeeded on attempt 2" role="arn:aws:iam::418362907715:role/backup"',
      'time=2026-11-02T10:00:09Z level=info msg="backup completed" errors=0',
    ].join('\n'),
  )
  expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([])
})
