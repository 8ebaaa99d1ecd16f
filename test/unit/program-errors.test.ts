import { describe, expect, it } from 'vitest'
import { isIdentityMatter } from '../../src/vocabulary/identity-matters.ts'
import { isAssertion, isOfOwnFile, isTypeOfProgram } from '../../src/vocabulary/program-errors.ts'

describe('what a test found instead', () => {
  it.each([
    'AssertionError: 202 != 200',
    'expect(received).toBe(expected) // Object.is equality\n\nExpected: "image/png"\nReceived: "image/jpeg"',
    'hook_test.go:41: got status 200, want 403 for a signature that does not match',
    'The test s3-sink.sh (default_retry) has failed after 1 attempts: expected 9 records, got 2.',
    'org.opentest4j.AssertionFailedError: expected: <a/b.csv> but was: <a/b.CSV>',
  ])('%s', (said) => {
    expect(isAssertion(said)).toBe(true)
    expect(isIdentityMatter(said)).toBe(false)
  })

  it.each([
    'AssertionError: 500 != 200',
    'got status 403, want 200',
    'expected 3 records, got 0',
    'AssertionError: assert None == 3',
    'expect(received).toBe(expected)\n\nExpected: true\nReceived: false',
    'AssertionError: ClientError: An error occurred (AccessDenied) when calling the GetObject operation: Access Denied',
    'expected: <arn:aws:sts::418362907715:assumed-role/a/x> but was: <arn:aws:sts::418362907715:assumed-role/b/x>',
    'expected region eu-west-1, got us-east-1',
  ])('may be all that is left of a refusal: %s', (said) => expect(isAssertion(said)).toBe(false))
})

it('tells a file of the program from a token', () => {
  expect(isOfOwnFile("[Errno 13] Permission denied: '/var/task/cache/part-0.parquet'")).toBe(true)
  expect(isOfOwnFile("ENOENT: no such file or directory, open '/srv/depot/rows.csv'")).toBe(true)
  expect(isOfOwnFile("[Errno 13] Permission denied: '/var/run/secrets/eks.amazonaws.com/serviceaccount/token'")).toBe(
    false,
  )
  expect(isOfOwnFile("ENOENT: no such file or directory, open '/root/.aws/config'")).toBe(false)
  expect(isOfOwnFile('Access Denied')).toBe(false)
})

it('knows the types of a program’s own errors', () => {
  expect(isTypeOfProgram('KeyError')).toBe(true)
  expect(isTypeOfProgram('java.lang.NullPointerException')).toBe(true)
  for (const other of ['PermissionError', 'ClientError', 'NoCredentialsError', 'ValueError', 'RuntimeError'])
    expect(isTypeOfProgram(other)).toBe(false)
})
