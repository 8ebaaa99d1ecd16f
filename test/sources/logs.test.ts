import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fingerprintKey } from '../../src/model/fingerprint.ts'
import type { LogRecord, Rec } from '../../src/model/records.ts'
import { readAll } from '../../src/sources/input/read.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolecall-logs-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function read(text: string): Promise<LogRecord[]> {
  const path = join(folder, 'server.log')
  writeFileSync(path, text)
  const records: Rec[] = []
  const inputs = await readAll([path], (rec) => records.push(rec))
  expect(inputs[0]!.format).toMatch(/log/)
  return records as LogRecord[]
}

const ROLE = 'arn:aws:iam::123456789012:role/TestRole'
const DENIED = `User: arn:aws:iam::391827364550:user/ci is not authorized to perform: sts:AssumeRole on resource: ${ROLE}`
const at = (iso: string): number => Date.parse(iso) * 1000
/** 2025-11-23 17:21:43.044 UTC */
const T = at('2025-11-23T17:21:43.044Z')

/** What every line below must tell: a denied AssumeRole, and of which role. */
const DENIAL = {
  'rpc.service': 'STS',
  'rpc.method': 'AssumeRole',
  'error.type': 'AccessDenied',
  'rolecall.sts.role_arn': ROLE,
}

const BOTO = `An error occurred (AccessDenied) when calling the AssumeRole operation: ${DENIED}`

describe.each([
  [
    'pino',
    JSON.stringify({
      level: 50,
      time: T / 1000,
      pid: 7,
      hostname: 'h',
      name: 'api',
      msg: 'assume failed',
      err: {
        type: 'AccessDenied',
        message: DENIED,
        stack: `AccessDenied: ${DENIED}\n    at x.js:1`,
        $metadata: { httpStatusCode: 403, requestId: 'aaaa1111-2222' },
        Code: 'AccessDenied',
      },
    }),
    { severity: 'error', time: T, service: '', process: 'h/7' },
  ],
  [
    'bunyan',
    JSON.stringify({
      name: 'api',
      hostname: 'h',
      pid: 7,
      level: 40,
      msg: `assume failed: AccessDenied: ${DENIED}`,
      time: '2025-11-23T17:21:43.044Z',
      v: 0,
    }),
    { severity: 'warn', time: T },
  ],
  [
    'winston',
    JSON.stringify({
      level: 'error',
      message: `AccessDenied: ${DENIED}`,
      timestamp: '2025-11-23 17:21:43.044',
      service: 'api',
    }),
    { severity: 'error', time: T, service: 'api' },
  ],
  [
    'python-json-logger',
    JSON.stringify({ asctime: '2025-11-23 17:21:43,044', levelname: 'ERROR', name: 'auth', message: BOTO }),
    { severity: 'error', time: T, logger: 'auth' },
  ],
  [
    'logback (logstash encoder)',
    JSON.stringify({
      '@timestamp': '2025-11-23T18:21:43.044+01:00',
      '@version': '1',
      message: 'failed',
      logger_name: 'com.x.Auth',
      level: 'WARN',
      stack_trace: `software.amazon.awssdk.services.sts.model.StsException: ${DENIED} (Service: Sts, Status Code: 403, Request ID: aaaa1111-2222)\n\tat x`,
    }),
    { severity: 'warn', time: T, logger: 'com.x.Auth' },
  ],
  [
    'log4j JSON',
    JSON.stringify({
      instant: { epochSecond: T / 1e6 - 0.044, nanoOfSecond: 44_000_000 },
      level: 'ERROR',
      loggerName: 'a.B',
      message: `AccessDenied: ${DENIED}`,
    }),
    { severity: 'error', time: T },
  ],
  [
    'ECS (Elastic)',
    JSON.stringify({
      '@timestamp': '2025-11-23T17:21:43.044Z',
      'log.level': 'error',
      message: BOTO,
      service: { name: 'api' },
      trace: { id: 'aabbccddeeff00112233445566778899' },
    }),
    { severity: 'error', service: 'api', traceId: 'aabbccddeeff00112233445566778899' },
  ],
  [
    'journald',
    JSON.stringify({ __REALTIME_TIMESTAMP: String(T), PRIORITY: '3', MESSAGE: BOTO, _PID: '7', _HOSTNAME: 'h' }),
    { severity: 'error', time: T, process: 'h/7' },
  ],
  [
    'docker json-file',
    JSON.stringify({ log: `ERROR:auth:${BOTO}\n`, stream: 'stderr', time: '2025-11-23T17:21:43.044123456Z' }),
    { severity: 'error', time: T + 123, logger: 'auth' },
  ],
  [
    'FireLens',
    JSON.stringify({
      source: 'stderr',
      log: JSON.stringify({ level: 'error', msg: BOTO, time: '2025-11-23T17:21:43.044Z' }),
      container_id: 'c',
      container_name: '/api',
    }),
    { severity: 'error', time: T, service: 'api' },
  ],
  [
    'python logging',
    `ERROR:quilt.auth:Role assumption failed for ${ROLE}: ${BOTO}`,
    { severity: 'error', logger: 'quilt.auth' },
  ],
  [
    'python with trace ids',
    `2025-11-23 17:21:43,044 ERROR [auth] [file.py:235] [trace_id=aabbccddeeff00112233445566778899 span_id=0011223344556677 resource.service.name=api trace_sampled=True] - ${BOTO}`,
    {
      severity: 'error',
      time: T,
      logger: 'auth',
      traceId: 'aabbccddeeff00112233445566778899',
      spanId: '0011223344556677',
      service: 'api',
    },
  ],
  [
    'python, dashes',
    `2025-11-23 17:21:43,044 - auth - ERROR - ${BOTO}`,
    { severity: 'error', time: T, logger: 'auth' },
  ],
  [
    'log4j text',
    `2025-11-23 17:21:43.044 [main] WARN  com.x.Auth - ${DENIED}`,
    { severity: 'warn', time: T, logger: 'com.x.Auth' },
  ],
  [
    'logfmt, Go SDK',
    `time=2025-11-23T17:21:43.044Z level=error msg="operation error STS: AssumeRole, https response error StatusCode: 403, RequestID: aaaa1111-2222, api error AccessDenied: ${DENIED}"`,
    { severity: 'error', time: T },
  ],
  [
    'Java v1',
    `2025-11-23T17:21:43.044Z ERROR [a.B] ${DENIED} (Service: AWSSecurityTokenService; Status Code: 403; Error Code: AccessDenied; Request ID: aaaa1111-2222; Proxy: null)`,
    { severity: 'error', time: T },
  ],
  ['GitHub Actions', `2025-11-23T17:21:43.0440000Z ##[error]${BOTO}`, { time: T }],
  ['gh run view', `test\tRun tests\t2025-11-23T17:21:43.0440000Z ${BOTO}`, { time: T, service: 'test' }],
  [
    'compose with colours',
    `\u001b[36mapi-1  | \u001b[0m2025-11-23T17:21:43.044Z error: ${BOTO}`,
    { severity: 'error', time: T, service: 'api' },
  ],
  ['CRI', `2025-11-23T17:21:43.044000000Z stderr F ERROR:auth:${BOTO}`, { severity: 'error', time: T, logger: 'auth' }],
  [
    'Lambda',
    `2025-11-23T17:21:43.044Z\t12345678-1234-1234-1234-123456789012\tERROR\t${BOTO}`,
    { severity: 'error', time: T },
  ],
])('a line of %s', (_name, line, expected) => {
  it('tells of the denial, when, where and how badly', async () => {
    const [log, ...rest] = await read(`${line}\n`)
    expect(rest).toEqual([])
    expect(log!.attributes).toMatchObject(DENIAL)
    expect(log).toMatchObject({ ...expected, evidence: { kind: 'log', line: 1 } })
  })
})

describe('lines of libraries with a layout of their own', () => {
  it.each([
    ['loguru', `2025-11-23 17:21:43.044 | ERROR    | auth:<module>:32 - ${BOTO}`, T],
    [
      'loguru, serialized',
      JSON.stringify({
        text: `2025-11-23 17:21:43.044 | ERROR    | auth - ${BOTO}\n`,
        record: {
          level: { name: 'ERROR', no: 40 },
          message: BOTO,
          name: 'auth',
          time: { repr: '2025-11-23 17:21:43.044+00:00', timestamp: T / 1e6 },
        },
      }),
      T,
    ],
    ['structlog', `2025-11-23 17:21:43 [error    ] ${BOTO} tool=x`, T - 44_000],
    [
      'pino-pretty',
      `[17:21:43.044] \u001b[31mERROR\u001b[39m (api/7): \u001b[36massume failed\u001b[39m\n    err: {\n      "type": "AccessDenied",\n      "message": "${DENIED}",\n    }`,
      undefined,
    ],
    ['winston, simple', `error: AccessDenied: ${DENIED}`, undefined],
    ['Python, a thread before the level', `2025-11-23 17:21:43,044 [MainThread-1] [ERROR] ${BOTO}`, T],
  ])('%s', async (_name, text, time) => {
    const logs = await read(`${text}\n`)
    expect(logs).toHaveLength(1)
    expect(logs[0]).toMatchObject({ severity: 'error', attributes: DENIAL })
    expect(logs[0]!.time).toBe(time)
  })
})

describe('lines of no library', () => {
  it.each([
    [
      'console.error',
      'getItem failed: UnrecognizedClientException: The security token included in the request is invalid.',
      'UnrecognizedClient',
    ],
    [
      'AWS SDK v2, code and sentence',
      '[s3] InvalidAccessKeyId The AWS Access Key Id you provided does not exist in our records.',
      'InvalidAccessKeyId',
    ],
    ['docker logs -t', `2025-11-23T17:21:43.044000000Z assume failed: AccessDenied: ${DENIED}`, 'AccessDenied'],
  ])('%s', async (_name, line, code) => {
    const logs = await read(`server is up\n${line}\n`)
    expect(logs.at(-1)!.attributes['error.type']).toBe(code)
  })
})

describe('lines that belong together', () => {
  it('keeps stack traces whole, in a file that mixes makes', async () => {
    const logs = await read(
      [
        '{"level":30,"time":1763918503044,"msg":"listening"}',
        'INFO:     127.0.0.1:48086 - "POST /mcp HTTP/1.1" 200 OK',
        'ERROR:auth:boom',
        'Traceback (most recent call last):',
        '  File "a.py", line 3, in f',
        '    g()',
        `botocore.exceptions.ClientError: ${BOTO}`,
        'Role assumption failed, no header here',
        '2025-11-23T17:21:44.000Z error: Failed to assume AccessDenied: nope {',
        "  '$fault': 'client',",
        "  '$metadata': { httpStatusCode: 403, requestId: 'aaaa1111-2222-3333', attempts: 1 },",
        "  Code: 'AccessDenied'",
        '}',
        '{',
        '  "level": "error",',
        '  "message": "pretty",',
        '  "timestamp": "2025-11-23T17:21:45Z"',
        '}',
        'panic: runtime error',
        '\tmain.go:3',
      ].join('\n'),
    )
    expect(logs.map((log) => [log.evidence.line, log.body.split('\n').length, log.severity])).toEqual([
      [1, 1, 'info'],
      [2, 1, 'info'],
      [3, 5, 'error'],
      [8, 1, undefined],
      [9, 5, 'error'],
      [14, 1, 'error'],
      [19, 2, 'fatal'],
    ])
    expect(logs[2]!.attributes).toMatchObject(DENIAL)
    expect(logs[4]!.attributes).toMatchObject({
      'aws.request_id': 'aaaa1111-2222-3333',
      'error.type': 'AccessDenied',
      'http.response.status_code': 403,
    })
    // A line without a time stands behind one that has it.
    expect(logs[3]!.time).toBe(1763918503044000)
    expect(logs[5]).toMatchObject({ body: 'pretty', time: at('2025-11-23T17:21:45Z') })
  })

  it('keeps the lines of two compose services apart', async () => {
    const logs = await read(
      [
        'a-1  | 2025-11-23T17:21:43.044Z error: one',
        'b-1  | 2025-11-23T17:21:43.044Z error: two',
        'a-1  |     at x.js:1',
        'b-1  |     at y.js:1',
      ].join('\n'),
    )
    expect(logs.map((log) => [log.service, log.body])).toEqual([
      ['a', 'one\n    at x.js:1'],
      ['b', 'two\n    at y.js:1'],
    ])
  })
})

describe('AWS SDK debug logs', () => {
  it.each([
    ['env', 'Loading credentials from EnvironmentVariableCredentialsProvider()'],
    ['env', 'loaded credentials provider=Environment'],
    ['env', '[140737329288256] Found credential in environment with access key id AKIA'],
    ['profile', 'Loading credentials from ProfileCredentialsProvider(profileName=default)'],
    ['container', 'Loading credentials from ContainerCredentialsProvider()'],
    ['instance', 'loaded credentials provider=Ec2InstanceMetadata'],
    ['web-identity', 'Loading credentials from WebIdentityTokenFileCredentialsProvider()'],
  ])('knows who gave credentials: %s, %s', async (source, said) => {
    const [log] = await read(`2026-05-16T11:20:31.642Z DEBUG ${said}`)
    expect(log!.attributes).toMatchObject({ 'rolecall.log.credential_source': source })
  })

  it('tells the provider chain, the request and what was issued, without a secret', async () => {
    const [key, issued] = ['AKIAQ3EGTZLWXYZ12345', 'ASIAQ3EGTZLWXYZ67890']
    const logs = await read(
      [
        '2025-11-23 17:21:43,044 botocore.credentials [DEBUG] Looking for credentials via: env',
        '2025-11-23 17:21:43,045 botocore.credentials [INFO] Found credentials in environment variables.',
        `2025-11-23 17:21:43,046 botocore.endpoint [DEBUG] Making request for OperationModel(name=AssumeRole) with params: {'body': {'Action': 'AssumeRole', 'RoleArn': '${ROLE}'}, 'headers': {}}`,
        `2025-11-23 17:21:43,047 botocore.endpoint [DEBUG] Sending http request: <AWSPreparedRequest method=POST, url=https://sts.amazonaws.com/, headers={'X-Amz-Security-Token': b'FwoGZXIvYXdzCANARY', 'Authorization': b'AWS4-HMAC-SHA256 Credential=${key}/20251123/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=deadbeefdeadbeefdeadbeef'}>`,
        '2025-11-23 17:21:43,048 botocore.parsers [DEBUG] Response body:',
        `b'<AssumeRoleResponse><Credentials><AccessKeyId>${issued}</AccessKeyId><SecretAccessKey>CANARYsecret</SecretAccessKey><SessionToken>CANARYtoken</SessionToken><Expiration>2025-11-23T18:21:43Z</Expiration></Credentials><Arn>arn:aws:sts::391827364550:assumed-role/Reader/s</Arn></AssumeRoleResponse>'`,
      ].join('\n'),
    )
    expect(logs).toHaveLength(5)
    expect(logs[0]!.attributes).toMatchObject({ 'rolecall.log.credential_tried': 'env' })
    expect(logs[1]!.attributes).toMatchObject({ 'rolecall.log.credential_source': 'env' })
    expect(logs[2]!.attributes).toMatchObject({ 'rpc.method': 'AssumeRole', 'rolecall.sts.role_arn': ROLE })
    expect(logs[3]!.attributes).toMatchObject({
      'rolecall.identity.key': fingerprintKey(key),
      'rpc.service': 'STS',
      'cloud.region': 'us-east-1',
    })
    expect(logs[4]!.attributes).toMatchObject({
      'rolecall.issued.key': fingerprintKey(issued),
      'rolecall.issued.session_arn': 'arn:aws:sts::391827364550:assumed-role/Reader/s',
    })
    expect(JSON.stringify(logs)).not.toMatch(/CANARY|deadbeef|AKIAQ3|ASIAQ3/)
  })
})

describe('exports', () => {
  const message = `ERROR:auth:${BOTO}`
  it.each([
    [
      'filter-log-events',
      {
        events: [{ logStreamName: 's', timestamp: T / 1000, message, ingestionTime: T / 1000 + 5, eventId: '1' }],
        searchedLogStreams: [],
      },
    ],
    [
      'Insights',
      {
        results: [
          [
            { field: '@timestamp', value: '2025-11-23 17:21:43.044' },
            { field: '@message', value: message },
          ],
        ],
        status: 'Complete',
      },
    ],
    ['an array', [{ timestamp: '2025-11-23T17:21:43.044Z', level: 'error', message: BOTO }]],
  ])('reads %s', async (_name, document) => {
    for (const text of [JSON.stringify(document), JSON.stringify(document, null, 2)]) {
      const logs = await read(text)
      expect(logs).toHaveLength(1)
      expect(logs[0]).toMatchObject({ time: T, severity: 'error', attributes: DENIAL })
    }
  })
})
