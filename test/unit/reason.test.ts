import { expect, test } from 'vitest'
import { reasonOf } from '../../src/facts/reason.ts'
import type { Call } from '../../src/model/call.ts'

function reason(errorCode: string, errorMessage: string): string | undefined {
  return reasonOf({ errorCode, errorMessage } as Call)
}

test('of a log record that begins with what failed of it, the line that says why', () => {
  expect(
    reason(
      'InvalidIdentityToken',
      `[jobs.worker] job 8841 failed
Traceback (most recent call last):
  File "/app/worker.py", line 118, in run
botocore.errorfactory.InvalidIdentityTokenException: An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: No OpenIDConnect provider found in your account for https://studio.example/api`,
    ),
  ).toBe(
    'An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: No OpenIDConnect provider found in your account for https://studio.example/api',
  )
  expect(
    reason(
      'AccessDenied',
      `Failed to regenerate ASG cache: cannot autodiscover ASGs: WebIdentityErr: failed to retrieve credentials
caused by: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity
	status code: 403, request id: 67d0fad1-77e3-425c-b87f-c3def839dbad`,
    ),
  ).toBe('caused by: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity')
})

test('without the classes of Java before the sentence', () => {
  expect(
    reason(
      'NoCredentialsError',
      'java.nio.file.AccessDeniedException: s3a://lake/orders: org.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException: No AWS Credentials provided by EnvironmentVariableCredentialsProvider : com.amazonaws.SdkClientException: Unable to load AWS credentials from environment variables',
    ),
  ).toMatch(/^No AWS Credentials provided by EnvironmentVariableCredentialsProvider/)
})

test('a message of one line, and one that tells of nothing known, stay as they are', () => {
  expect(reason('AccessDenied', 'Access Denied')).toBe('Access Denied')
  expect(reason('E_SOMETHING', 'first\nsecond')).toBe('first\nsecond')
  expect(reasonOf({ errorCode: 'AccessDenied' } as Call)).toBeUndefined()
})

test('of a chain whose line leads on to what caused it, with the innermost', () => {
  expect(
    reason(
      'WebIdentityTokenUnreadable',
      'WebIdentityErr: failed fetching WebIdentity token: \ncaused by: WebIdentityErr: unable to read file at /var/run/secrets/token\ncaused by: open /var/run/secrets/token: permission denied',
    ),
  ).toBe('failed fetching WebIdentity token: open /var/run/secrets/token: permission denied')
})
