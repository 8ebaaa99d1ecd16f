/** A sample account in a log leads only where nothing else is the reason; a program that ran out of memory is nobody's identity. */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const ROLE = 'arn:aws:iam::111122223333:role/deploy'

it('a session that is too long, and an endpoint that was not found, are the reason', async () => {
  const report =
    await analyzeText(`2026-06-01T10:00:00Z ERROR app assume role ${ROLE}: operation error STS: AssumeRole, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post "https://sts.eu-west-1.amazonaws.com/": dial tcp: lookup sts.eu-west-1.amazonaws.com: no such host
2026-06-01T10:00:01Z ERROR app role ${ROLE}: operation error STS: AssumeRole, https response error StatusCode: 400, RequestID: 1f, api error ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.
`)
  expect(accused(report)).not.toContain('role-arn-placeholder')
  expect(accused(report)).toContain('duration-too-long')
})

it('a role that was refused without another reason is a sample', async () => {
  const report = await analyzeText(
    `2026-06-01T10:00:00Z ERROR app An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::417293650812:user/ci is not authorized to perform: sts:AssumeRole on resource: ${ROLE}\n`,
  )
  expect(accused(report)).toContain('role-arn-placeholder')
})

it.each([
  [
    'Lambda',
    'START RequestId: 1 Version: $LATEST\n2026-06-01T10:00:00.123Z\t1\tINFO\tresizing s3://acme/img/1.png\nRequestId: 1 Error: Runtime exited with error: signal: killed\nRuntime.ExitError\nEND RequestId: 1',
  ],
  [
    'the JVM, in a task of ECS',
    '2026-01-17T20:12:40+00:00 ecs/api/8c7d1f2e loaded 210044 rows from s3://web-reference/prices.csv\n2026-01-17T20:13:01+00:00 ecs/api/8c7d1f2e java.lang.OutOfMemoryError: Java heap space\n2026-01-17T20:14:30+00:00 ecs/api/91b0aa47 Started ApiApplication in 20.9 seconds',
  ],
  [
    'Ruby, a head with a thread',
    'I, [2026-02-16T08:12:04.118210#812-3420]  INFO -- : Started POST "/api/v1/signin" for 198.51.100.7 at 2026-02-16 08:12:04 +0000\nE, [2026-02-16T08:12:04.125518 #812-3420] ERROR -- : CSRF token verification failed! (Exceptions::NotAuthorized)',
  ],
  [
    'BuildKit',
    '#12 [6/9] RUN npm test -- --silent\n#12 1.201 PASS src/expired-token.test.ts\n#12 DONE 2.1s\n#13 exporting to image',
  ],
])('%s: no matter of identity', async (_, text) => {
  expect(isGreen(await analyzeText(`${text}\n`))).toBe(true)
})

it('a function that ended for another reason is one', async () => {
  expect(
    isGreen(
      await analyzeText(
        'START RequestId: 1 Version: $LATEST\nRequestId: 1 Error: Runtime exited with error: exit status 1\nRuntime.ExitError\nEND RequestId: 1\n',
      ),
    ),
  ).toBe(false)
})
