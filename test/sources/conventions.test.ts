import { describe, expect, it } from 'vitest'
import { fingerprintKey } from '../../src/model/fingerprint.ts'
import { isSecretName, redact } from '../../src/sources/kit/redact.ts'
import { timeOf } from '../../src/sources/kit/times.ts'
import { answerAttributes } from '../../src/sources/results/tool-answer.ts'
import { flatten, normaliseSpan } from '../../src/sources/spans/span-attributes.ts'

const DENIED =
  'User: arn:aws:iam::391827364550:user/ci is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::618273645501:role/Reader'
const STS = { 'rpc.system': 'aws-api', 'rpc.service': 'STS', 'rpc.method': 'AssumeRole' }
const exception = (type: string, message: string) => [
  { name: 'exception', time: 0, attributes: { 'exception.type': type, 'exception.message': message } },
]

const failed = { 'rolecall.tool.result.success': false }
const told = (message: string) => ({ 'rolecall.tool.result.message': message })
const erred = (error: string) => ({ 'rolecall.tool.result.error': error })
const counted = (count: number) => ({ 'rolecall.tool.result.count': count })

describe('span attributes', () => {
  it.each([
    [
      'botocore, old names',
      'STS.AssumeRole',
      {
        'rpc.system': 'aws-api',
        'rpc.service': 'STS',
        'rpc.method': 'AssumeRole',
        'aws.request_id': 'r-1',
        'http.status_code': 403,
        retry_attempts: 0,
      },
      exception(
        'botocore.exceptions.ClientError',
        `An error occurred (AccessDenied) when calling the AssumeRole operation: ${DENIED}`,
      ),
      {
        ...STS,
        'aws.request_id': 'r-1',
        'http.response.status_code': 403,
        'error.type': 'AccessDenied',
        'rolecall.sts.role_arn': 'arn:aws:iam::618273645501:role/Reader',
      },
    ],
    [
      'JavaScript, aws.request.id',
      'STS.AssumeRole',
      {
        'rpc.system': 'aws-api',
        'rpc.service': 'STS',
        'rpc.method': 'AssumeRole',
        'aws.request.id': 'r-1',
        'aws.region': 'eu-west-1',
      },
      exception('AccessDenied', DENIED),
      { ...STS, 'aws.request_id': 'r-1', 'cloud.region': 'eu-west-1', 'error.type': 'AccessDenied' },
    ],
    [
      'Java agent',
      'Sts.AssumeRole',
      {
        'rpc.system': 'aws-api',
        'rpc.service': 'Sts',
        'rpc.method': 'AssumeRole',
        'aws.requestId': 'r-1',
        'aws.agent': 'java-aws-sdk',
        'http.request.method': 'POST',
        'server.address': 'sts.us-east-1.amazonaws.com',
      },
      exception(
        'software.amazon.awssdk.services.sts.model.StsException',
        `${DENIED} (Service: Sts, Status Code: 403, Request ID: r-1)`,
      ),
      { ...STS, 'aws.request_id': 'r-1', 'error.type': 'AccessDenied' },
    ],
    [
      'Go',
      'STS.AssumeRole',
      {
        'rpc.system': 'aws-api',
        'rpc.service': 'STS',
        'rpc.method': 'AssumeRole',
        'aws.region': 'us-east-1',
        'aws.request_id': 'r-1',
      },
      exception(
        '*smithy.OperationError',
        `operation error STS: AssumeRole, https response error StatusCode: 403, RequestID: r-1, api error AccessDenied: ${DENIED}`,
      ),
      { ...STS, 'error.type': 'AccessDenied' },
    ],
    [
      'Datadog',
      'aws.request',
      {
        'aws.service': 'AmazonSTS',
        'aws.operation': 'assumeRole',
        'aws.region': 'us-east-1',
        'http.status_code': '403',
        'error.type': 'AccessDenied',
      },
      [],
      { 'rpc.system': 'aws-api', 'rpc.service': 'STS', 'http.response.status_code': 403, 'error.type': 'AccessDenied' },
    ],
    [
      'newest convention: one method name',
      'STS/AssumeRole',
      { 'rpc.system.name': 'aws-api', 'rpc.method': 'STS/AssumeRole' },
      [],
      STS,
    ],
    [
      'HTTP, old names, a presigned URL',
      'HTTP GET',
      {
        'http.method': 'GET',
        'http.url':
          'https://data.s3.amazonaws.com/k?X-Amz-Credential=AKIAQ3EGTZLWXYZ12345/20251123/us-east-1/s3/aws4_request&X-Amz-Signature=deadbeefdeadbeef00',
        'http.status_code': 200,
      },
      [],
      {
        'http.request.method': 'GET',
        'http.response.status_code': 200,
        'server.address': 'data.s3.amazonaws.com',
        'url.path': '/k',
        'rolecall.identity.key': fingerprintKey('AKIAQ3EGTZLWXYZ12345'),
        'rolecall.identity.presigned': true,
      },
    ],
    [
      'HTTP, a target with a query',
      'GET',
      { 'http.method': 'GET', 'http.target': '/mcp?token=x', 'http.host': 'localhost:8000' },
      [],
      { 'url.path': '/mcp', 'server.address': 'localhost', 'server.port': 8000 },
    ],
    [
      "Python's MCP instrumentation",
      'bucket_list.tool',
      {
        'traceloop.span.kind': 'tool',
        'traceloop.entity.name': 'bucket_list',
        'traceloop.entity.output': JSON.stringify({
          content: [{ type: 'text', text: '{"success": false, "error": "No session"}' }],
        }),
        'traceloop.entity.input': '{"secret":1}',
      },
      [],
      {
        'gen_ai.tool.name': 'bucket_list',
        'mcp.method.name': 'tools/call',
        'rolecall.tool.result.success': false,
        'rolecall.tool.result.error': 'No session',
      },
    ],
  ])('%s', (_name, name, raw, events, expected) => {
    const attributes = normaliseSpan(name, flatten(raw), events)
    expect(attributes).toMatchObject(expected)
    expect(JSON.stringify(attributes)).not.toMatch(/deadbeef|token=|AKIAQ3|traceloop\.entity\.(in|out)put/)
  })
})

describe('redaction', () => {
  const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJDQU5BUlkifQ.CANARYsignature'
  it.each([
    `Authorization: Bearer ${jwt}`,
    `token=${jwt}`,
    `{"SecretAccessKey":"CANARY/abc+def","SessionToken":"CANARY=="}`,
    `{'SecretAccessKey': 'CANARY', 'SessionToken': 'CANARY'}`,
    `{\\"secretAccessKey\\":\\"CANARY\\"}`,
    `<SecretAccessKey>CANARY</SecretAccessKey><SessionToken>CANARY</SessionToken>`,
    'AWS_SECRET_ACCESS_KEY=CANARY AWS_SESSION_TOKEN=CANARY',
    'https://b.s3.amazonaws.com/k?X-Amz-Signature=CANARYdeadbeef&X-Amz-Security-Token=CANARY%2Fx',
    "headers={'X-Amz-Security-Token': b'CANARY', 'Authorization': b'Bearer CANARYCANARYCANARY'}",
    'Authorization: Basic Q0FOQVJZOkNBTkFSWQ==CANARY',
    'x-api-key: CANARY',
    'Set-Cookie: session=CANARY; Path=/',
    'password=CANARY client_secret: CANARY refresh_token="CANARY"',
    'Bearer CANARY_opaque_token_value',
  ])('%s', (text) => {
    expect(redact(text)).not.toContain('CANARY')
  })

  it('keeps what identifies without being secret, and words about secrets', () => {
    const key = 'ASIAQ3EGTZLWXYZ12345'
    expect(redact(`Credential=${key}/20251123/us-east-1/sts/aws4_request`)).toBe(
      `Credential=${fingerprintKey(key)}/20251123/us-east-1/sts/aws4_request`,
    )
    for (const text of [
      'The security token included in the request is expired',
      DENIED,
      'session_token: true',
      'No Authorization header',
      'ExpiredToken: The provided token has expired.',
    ])
      expect(redact(text)).toBe(text)
    expect(isSecretName('rolecall.identity.session_token')).toBe(false)
    expect(isSecretName('http.request.header.authorization')).toBe(true)
  })
})

describe('times', () => {
  const T = Date.parse('2025-11-23T17:21:43Z') * 1000
  it.each<[unknown, number | undefined]>([
    ['2025-11-23T17:21:43Z', T],
    ['2025-11-23T17:21:43.123456789Z', T + 123_456],
    ['2025-11-23 17:21:43,044', T + 44_000],
    ['2025-11-23T18:21:43+01:00', T],
    ['2025-11-23T12:21:43-0500', T],
    ['2025/11/23 17:21:43', T],
    ['23/Nov/2025:17:21:43 +0000', T],
    ['Sun, 23 Nov 2025 17:21:43 GMT', T],
    ['Sun Nov 23 17:21:43 2025', T],
    ['Nov 23, 2025 5:21:43 PM', T],
    ['Nov 23, 2025, 5:21:43 PM', T],
    ['Jul 30, 2021 12:56:03 AM', Date.parse('2021-07-30T00:56:03Z') * 1000],
    [T / 1e6, T],
    [T / 1e6 + 0.5, T + 500_000],
    [T / 1000, T],
    [String(T), T],
    [`${T}000`, T],
    [1.763918503044e9, T + 44_000],
    ['yesterday', undefined],
    [12, undefined],
    ['', undefined],
  ])('%s', (raw, expected) => {
    expect(timeOf(raw)).toBe(expected)
  })
})

describe('tool answers', () => {
  it.each<[string, unknown, object]>([
    [
      'text content',
      { content: [{ type: 'text', text: '{"success":true,"results":[]}' }] },
      { 'rolecall.tool.result.success': true, 'rolecall.tool.result.count': 0 },
    ],
    [
      'structured content',
      { structuredContent: { buckets: [1, 2, 3] }, content: [] },
      { 'rolecall.tool.result.count': 3 },
    ],
    [
      'an error inside',
      '{"error":"Failed to assume AWS role from JWT claims."}',
      { 'rolecall.tool.result.error': 'Failed to assume AWS role from JWT claims.' },
    ],
    [
      'isError',
      { isError: true, content: [{ type: 'text', text: 'boom' }] },
      { 'rolecall.tool.result.success': false },
    ],
    ['ok and a reason', { ok: false, reason: 'refused' }, { ...failed, ...told('refused') }],
    ['an error of JSend', { status: 'error', message: 'refused', code: 7 }, { ...failed, ...told('refused') }],
    [
      'an error of AWS’s MCP servers',
      { status: 'error', error_type: 'api_error', message: 'refused', region: 'us-east-1' },
      { ...failed, ...told('refused') },
    ],
    ['the state of what was asked for', { status: 'error', message: 'it broke', job: 7 }, told('it broke')],
    ["an error's code and message", { error: { code: 'AccessDenied', message: 'no' } }, erred('AccessDenied: no')],
    ['several errors', { errors: [{ message: 'first' }, { message: 'second' }] }, { ...erred('first'), ...counted(2) }],
    ['plain text', 'all good', {}],
    ['cut JSON', '{"success": fal', {}],
  ])('%s', (_name, payload, expected) => {
    expect(answerAttributes(payload)).toEqual(expected)
  })
})
