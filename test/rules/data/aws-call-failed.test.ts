import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/data/aws-call-failed.ts'
import { ROLECALL as R, SEMCONV as S } from '../../../src/model/attributes.ts'
import type { Outcome } from '../../../src/model/records.ts'
import { findingsOf, type Made, RunBuilder } from '../../unit/run-builder.ts'

const get = (from: number, code?: string, status = 404): Made => ({
  operation: 'GetObject',
  from,
  to: from + 20,
  bucket: 'data',
  ...(code && { error: [code, 'said AWS'], attributes: { [S.httpStatus]: status } }),
})

function ran(state: Outcome['state'], calls: readonly Made[], more: Partial<Outcome> = {}) {
  const run = new RunBuilder().coverage()
  run.tool('read', 0, 100, calls)
  return findingsOf(run.outcome('read', 0, 100, state, more), rule)
}

it('says with which call a tool failed, where nothing else does', () => {
  expect(ran('failed', [get(10, 'NoSuchKey')])).toMatchObject([
    { severity: 'error', subject: ['S3 GetObject on data', 'NoSuchKey'] },
  ])
  expect(ran('failed', [get(10, 'InternalError', 500)])).toHaveLength(1)
})

it('tells of a function that failed inside an answer of 200', () => {
  const invoke: Made = {
    ...get(10, 'Unhandled'),
    service: 'Lambda',
    operation: 'Invoke',
    attributes: { [S.httpStatus]: 200, [S.awsRequestId]: 'R1' },
  }
  const [finding] = ran('failed', [invoke])
  expect(finding).toMatchObject({ severity: 'error', subject: [expect.stringContaining('Lambda Invoke'), 'Unhandled'] })
  expect(finding?.fix).toContain('/aws/lambda/')
})

it('names the call nearest to the failure: what the tool went on past is no more than a warning, and a HEAD that found nothing none', () => {
  const later: Made = { ...get(60, 'InvalidRequest', 400), operation: 'SelectObjectContent' }
  const [nearest, before] = ran('failed', [get(10, 'NoSuchKey'), later])
  expect(nearest).toMatchObject({ severity: 'error', subject: ['S3 SelectObjectContent on data', 'InvalidRequest'] })
  expect(before).toMatchObject({ severity: 'warning', subject: ['S3 GetObject on data', 'NoSuchKey'] })
  expect(before?.message).toMatch(/and read went on$/)
  const head: Made = { ...get(10, 'NotFound'), operation: 'HeadObject' }
  expect(ran('failed', [head, later])).toHaveLength(1)
  // Side by side: any of them may be it.
  expect(ran('failed', [get(10, 'NoSuchKey'), { ...later, from: 20, to: 40 }]).map((one) => one.severity)).toEqual([
    'error',
    'error',
  ])
})

it('doubts that AWS answered where the answer has no request id', () => {
  expect(ran('failed', [get(10, 'NotFound')])[0]?.fix).toContain('AWS_ENDPOINT_URL')
})

it('does not know why a HEAD was refused, whose answer names no error', () => {
  const head = (code: string, status: number): Made => ({ ...get(10, code, status), operation: 'HeadObject' })
  const [finding] = ran('failed', [
    { ...head('Unknown', 400), attributes: { [S.httpStatus]: 400, [S.awsRequestId]: 'R1' } },
  ])
  expect(finding).toMatchObject({ confidence: 'low' })
  expect(finding?.fix).toMatch(/^The answer to a HEAD names no error.*expired token/)
  expect(ran('failed', [head('NotFound', 404)])[0]).toMatchObject({ confidence: 'medium' })
})

it('leaves alone what went well after all, what was asked for, and what other rules speak of', () => {
  expect(ran('passed', [get(10, 'NoSuchKey')])).toEqual([])
  expect(ran('failed', [get(10, 'NoSuchKey')], { negative: true })).toEqual([])
  expect(ran('failed', [get(10, 'NoSuchKey'), get(40)])).toEqual([])
  expect(ran('failed', [get(10, 'AccessDenied', 403)])).toEqual([])
  expect(ran('failed', [get(10, 'SlowDown', 503)])).toEqual([])
  expect(ran('failed', [get(10, 'ExpiredToken', 400)])).toEqual([])
})

const lost = (code: string, more: Partial<Made> = {}, attributes: Record<string, string | number> = {}): Made => ({
  operation: 'GetObject',
  from: 10,
  to: 60,
  bucket: 'data',
  error: ['TimeoutError', `read ${code}`],
  tries: [10, 40].map((from) => ({
    from,
    to: from + 10,
    error: code,
    attributes: { [R.closedBy]: 'server', ...attributes },
  })),
  ...more,
})

it('says where a connection was lost, and whether the peer was the right one', () => {
  const [reset] = ran('failed', [lost('ECONNRESET')])
  expect(reset?.message).toBe(
    'S3 GetObject on data was cut off without an answer (ECONNRESET), and read failed with it',
  )
  expect(reset?.fix).toMatch(/tears connections down/)
  expect(ran('failed', [lost('DEPTH_ZERO_SELF_SIGNED_CERT')])[0]?.fix).toContain('NODE_EXTRA_CA_CERTS')
  expect(ran('failed', [lost('ERR_HTTP2_ERROR')])[0]?.fix).toContain('AWS_ENDPOINT_URL')
})

it('knows a body that broke off though the SDK had its answer', () => {
  const { error: _, ...answered } = lost('ECONNRESET', {}, { [S.httpStatus]: 200 })
  expect(ran('failed', [answered])[0]?.message).toMatch(/cut off in the middle of its answer/)
})

it('leaves alone a connection that the server let go, and what came through in the same tool call', () => {
  expect(ran('failed', [lost('ECONNRESET', {}, { [R.closedBy]: 'client' })])).toEqual([])
  expect(ran('failed', [lost('ECONNRESET'), get(70)])).toEqual([])
  expect(ran('passed', [lost('ECONNRESET')])).toEqual([])
})

it('tells of a parameter that the SDK itself refused, once', () => {
  const message = 'Parameter validation failed:\nInvalid bucket name "My Bucket!"'
  const unsent: Made = { ...get(10), unsent: true, error: ['ParamValidationError', message] }
  const [finding] = ran('failed', [unsent])
  expect(finding?.message).toContain('ParamValidationError')
  expect(finding?.observed).toContain('nothing was sent')
  const role: Made = { operation: 'AssumeRole', service: 'STS', from: 5, to: 8, unsent: true, error: unsent.error! }
  expect(ran('failed', [role, unsent])).toEqual([])
})

it('takes a stock span at its SDK’s word, where no try of the call was recorded', () => {
  const said = (code: string, message: string) => {
    const run = new RunBuilder()
    run.tool('read', 0, 100, [{ ...get(10), to: 90, error: [code, message], tries: [] }])
    return findingsOf(run.outcome('read', 0, 100, 'failed'), rule)[0]
  }
  expect(said('ECONNRESET', 'read ECONNRESET')?.fix).toMatch(/tears connections down/)
  for (const words of [
    'SSL validation failed for https://data.s3.amazonaws.com/ [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed',
    'Unable to execute HTTP request: PKIX path building failed: unable to find valid certification path to requested target',
  ])
    expect(said('SdkClientException', words)?.fix).toMatch(/does not speak as the client does, or is not trusted/)
  // On the way to credentials it is no trouble with S3.
  expect(said('SdkClientException', 'Unable to load credentials: PKIX path building failed')).toBeUndefined()
  expect(said('SdkClientException', 'something else')).toBeUndefined()
})
