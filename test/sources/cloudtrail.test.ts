import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { analyze } from '../../src/engine/analyze.ts'
import { fingerprintKey } from '../../src/model/fingerprint.ts'
import type { Rec, Span } from '../../src/model/records.ts'
import { readAll } from '../../src/sources/input/read.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolecall-cloudtrail-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function read(name: string, content: string | Buffer) {
  const path = join(folder, name)
  writeFileSync(path, content)
  const records: Rec[] = []
  const [input] = await readAll([path], (rec) => records.push(rec))
  return { path, input: input!, spans: records as Span[] }
}

const ROLE = 'arn:aws:iam::618273645501:role/service-role/Reader'
const CALLER = 'arn:aws:sts::391827364550:assumed-role/ecsTaskRole/7f9'
const identity = {
  type: 'AssumedRole',
  principalId: 'AROAQ3EGTZLWXYZ12345:7f9',
  arn: CALLER,
  accountId: '391827364550',
  accessKeyId: 'ASIAQ3EGTZLWXYZ12345',
  sessionContext: {
    sessionIssuer: { type: 'Role', arn: 'arn:aws:iam::391827364550:role/ecsTaskRole', accountId: '391827364550' },
  },
}
const denied = {
  eventVersion: '1.08',
  userIdentity: identity,
  eventTime: '2025-11-23T17:00:03Z',
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRole',
  awsRegion: 'us-east-1',
  sourceIPAddress: '198.51.100.7',
  userAgent: '[aws-sdk-js/3.1173.0 md/nodejs#20.20.2 m/E,b,z]',
  errorCode: 'AccessDenied',
  errorMessage: `User: ${CALLER} is not authorized to perform: sts:AssumeRole on resource: ${ROLE}`,
  requestParameters: null,
  responseElements: null,
  requestID: '6f1c0d4e-1111-4222-8333-444455556666',
  eventID: 'e-1',
  recipientAccountId: '391827364550',
}
const issued = {
  ...denied,
  errorCode: undefined,
  errorMessage: undefined,
  requestParameters: { roleArn: ROLE, roleSessionName: 's', durationSeconds: 3600 },
  responseElements: {
    credentials: {
      accessKeyId: 'ASIAQ3EGTZLWXYZ67890',
      sessionToken: 'CANARY',
      expiration: 'Nov 23, 2025, 6:00:03 PM',
    },
    assumedRoleUser: { arn: 'arn:aws:sts::618273645501:assumed-role/Reader/s' },
  },
  requestID: '6f1c0d4e-1111-4222-8333-444455557777',
  eventID: 'e-2',
}

describe('CloudTrail', () => {
  const records = { Records: [denied, issued] }
  const text = JSON.stringify(records)
  const lines = [denied, issued].map((event) => JSON.stringify(event))
  const subscription = {
    messageType: 'DATA_MESSAGE',
    logGroup: 'trail',
    logEvents: lines.map((message, i) => ({ id: String(i), timestamp: 1763917203000, message })),
  }
  /** Athena's columns; requests and answers are JSON text there. */
  const lower = ({
    userIdentity,
    requestParameters,
    responseElements,
    ...event
  }: Record<string, unknown>): unknown => ({
    ...lowerNames(event),
    useridentity: lowerNames(userIdentity),
    requestparameters: JSON.stringify(requestParameters),
    responseelements: JSON.stringify(responseElements),
  })
  const lowerNames = (value: unknown): object =>
    Object.fromEntries(
      Object.entries(value as object).map(([key, one]) => [
        key.toLowerCase(),
        typeof one === 'object' && one !== null ? lowerNames(one) : one,
      ]),
    )

  it.each<[string, string | Buffer]>([
    ['a file of Records', text],
    ['gzipped', gzipSync(text)],
    ['pretty', JSON.stringify(records, null, 2)],
    ['a bare list', JSON.stringify(records.Records)],
    ['lines', lines.join('\n')],
    [
      'lookup-events',
      JSON.stringify(
        { Events: lines.map((event, i) => ({ EventId: String(i), EventName: 'AssumeRole', CloudTrailEvent: event })) },
        null,
        1,
      ),
    ],
    [
      'EventBridge',
      [denied, issued]
        .map((detail) => JSON.stringify({ 'detail-type': 'AWS API Call via CloudTrail', source: 'aws.sts', detail }))
        .join('\n'),
    ],
    [
      'a CloudWatch Logs subscription',
      JSON.stringify({ awslogs: { data: gzipSync(JSON.stringify(subscription)).toString('base64') } }),
    ],
    ['its decoded payload', JSON.stringify(subscription)],
    [
      'filter-log-events',
      JSON.stringify({
        events: lines.map((message) => ({ timestamp: 1763917203000, message, ingestionTime: 1763917204000 })),
        searchedLogStreams: [],
      }),
    ],
    [
      'Logstash',
      [denied, issued]
        .map(({ eventTime, ...event }) => JSON.stringify({ '@timestamp': eventTime, '@version': '1', ...event }))
        .join('\n'),
    ],
    ['Athena, lower case', [denied, issued].map((event) => JSON.stringify(lower(event))).join('\n')],
    [
      'Lake',
      JSON.stringify({
        QueryStatus: 'FINISHED',
        QueryResultRows: [denied, issued].map((event) =>
          Object.entries(event)
            .filter(([, value]) => value !== undefined)
            .map(([key, value]) => ({
              [key]: typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
            })),
        ),
      }),
    ],
  ])('as %s', async (_name, content) => {
    const { input, spans } = await read('trail.json', content)
    expect(input).toMatchObject({ format: 'CloudTrail', records: 2, skipped: 0 })
    expect(spans[0]).toMatchObject({
      kind: 'client',
      name: 'STS.AssumeRole',
      status: 'error',
      start: Date.parse('2025-11-23T17:00:03Z') * 1000,
      end: Date.parse('2025-11-23T17:00:03Z') * 1000,
      attributes: {
        'rpc.system': 'aws-api',
        'rpc.service': 'STS',
        'rpc.method': 'AssumeRole',
        'error.type': 'AccessDenied',
        'aws.request_id': denied.requestID,
        'rolecall.sts.role_arn': ROLE,
        'rolecall.identity.key': fingerprintKey('ASIAQ3EGTZLWXYZ12345'),
        'rolecall.identity.session_arn': CALLER,
        'rolecall.identity.role_arn': 'arn:aws:iam::391827364550:role/ecsTaskRole',
        'rolecall.identity.account': '391827364550',
        'rolecall.aws.features': 'E,b,z',
      },
      evidence: { kind: 'cloudtrail', id: denied.requestID },
    })
    expect(spans[1]).toMatchObject({
      status: 'ok',
      attributes: {
        'rolecall.sts.role_arn': ROLE,
        'rolecall.issued.key': fingerprintKey('ASIAQ3EGTZLWXYZ67890'),
        'rolecall.issued.session_arn': 'arn:aws:sts::618273645501:assumed-role/Reader/s',
        'rolecall.issued.expires': '2025-11-23T18:00:03.000000Z',
      },
    })
    expect(JSON.stringify(spans)).not.toMatch(/CANARY|ASIAQ3/)
  })

  it('as CSV of Athena, and of the console', async () => {
    const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`
    const row = (value: unknown): string =>
      typeof value === 'object' && value !== null
        ? `{${Object.entries(value)
            .map(([key, one]) => `${key.toLowerCase()}=${row(one)}`)
            .join(', ')}}`
        : String(value)
    const names = Object.keys(denied)
    const csv = [
      names.map((name) => cell(name.toLowerCase())),
      ...[denied, issued].map((event) =>
        names.map((name) => {
          const value = (event as Record<string, unknown>)[name]
          return cell(
            name === 'userIdentity'
              ? row(value)
              : value === undefined || value === null
                ? ''
                : typeof value === 'object'
                  ? JSON.stringify(value)
                  : String(value),
          )
        }),
      ),
    ]
      .map((cells) => cells.join(','))
      .join('\n')
    const { input, spans } = await read('athena.csv', csv)
    expect(input).toMatchObject({ format: 'CloudTrail CSV', records: 2, skipped: 0 })
    expect(
      spans.map((span) => [
        span.evidence.line,
        span.status,
        span.attributes['rolecall.sts.role_arn'],
        span.attributes['rolecall.identity.key'],
        span.attributes['rolecall.identity.role_arn'],
      ]),
    ).toEqual([
      [2, 'error', ROLE, fingerprintKey('ASIAQ3EGTZLWXYZ12345'), 'arn:aws:iam::391827364550:role/ecsTaskRole'],
      [3, 'ok', ROLE, fingerprintKey('ASIAQ3EGTZLWXYZ12345'), 'arn:aws:iam::391827364550:role/ecsTaskRole'],
    ])
    const history = await read(
      'history.csv',
      'User name,AWS access key,Event name,Event source,Event time,Error code,Request ID\r\nci,AKIAQ3EGTZLWXYZ12345,AssumeRole,sts.amazonaws.com,2025-11-23T17:00:03Z,AccessDenied,r-1\r\n',
    )
    expect(history.spans).toMatchObject([
      {
        name: 'STS.AssumeRole',
        status: 'error',
        attributes: { 'aws.request_id': 'r-1', 'rolecall.identity.key': fingerprintKey('AKIAQ3EGTZLWXYZ12345') },
      },
    ])
  })

  it('reads the odd: no caller type, no ARN, an empty key, AWS services, insights, a request of no time', async () => {
    const odd = [
      { ...denied, userIdentity: { accountId: '391827364550', invokedBy: 'ecs.amazonaws.com' } },
      {
        ...denied,
        userIdentity: { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com', accessKeyId: '' },
        userAgent: 'cloudtrail.amazonaws.com',
      },
      {
        ...denied,
        errorCode: 'Client.UnauthorizedOperation',
        eventSource: 'ec2.amazonaws.com',
        eventName: 'RunInstances',
        requestID: undefined,
      },
      { ...denied, errorCode: 'PackedPolicyTooLargeException' },
      { ...denied, userIdentity: null },
      { ...denied, eventName: undefined, insightDetails: {} },
      { ...denied, eventTime: undefined },
    ]
    const { input, spans } = await read('odd.json', JSON.stringify({ Records: odd }))
    expect(spans.map((span) => span.attributes['error.type'])).toEqual([
      'AccessDenied',
      'AccessDenied',
      'UnauthorizedOperation',
      'PackedPolicyTooLarge',
      'AccessDenied',
    ])
    expect(input.skips.map((skip) => [skip.at, skip.reason])).toEqual([
      ['/Records/5', 'an insight event: it reports no call'],
      ['/Records/6', 'an event without a time'],
    ])
  })

  it('alone names the failure with caller, role, error and request id', async () => {
    const { path } = await read('alone.json', JSON.stringify({ Records: [denied] }))
    const report = await analyze([path])
    const finding = report.findings.find((one) => one.ruleId.startsWith('assume-role'))
    expect(finding).toBeDefined()
    const said = JSON.stringify([finding, report.toolCalls])
    for (const fact of [CALLER, ROLE, 'AccessDenied', denied.requestID]) expect(said).toContain(fact)
  })

  it('joins spans by request id', async () => {
    const trail = await read('join.json', JSON.stringify({ Records: [denied] }))
    const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } })
    const span = {
      traceId: 'aabbccddeeff00112233445566778899',
      spanId: '0011223344556677',
      name: 'STS.AssumeRole',
      kind: 3,
      startTimeUnixNano: '1763917203100000000',
      endTimeUnixNano: '1763917203200000000',
      attributes: [
        attribute('rpc.system', 'aws-api'),
        attribute('rpc.service', 'STS'),
        attribute('rpc.method', 'AssumeRole'),
        attribute('aws.request.id', denied.requestID),
      ],
      status: { code: 2 },
    }
    const spans = await read(
      'spans.json',
      JSON.stringify({
        resourceSpans: [
          { resource: { attributes: [attribute('service.name', 'mcp')] }, scopeSpans: [{ spans: [span] }] },
        ],
      }),
    )
    const report = await analyze([trail.path, spans.path])
    const calls = report.toolCalls.flatMap((one) => one.calls)
    expect(calls).toHaveLength(1)
    expect(calls[0]).toMatchObject({
      errorCode: 'AccessDenied',
      roleArn: ROLE,
      requestId: denied.requestID,
      key: fingerprintKey('ASIAQ3EGTZLWXYZ12345'),
    })
  })
})
