/**
 * Trails of CloudTrail made up by seed: roles whose sessions are renewed, users, services of AWS's own; denials that heal and
 * that don't, errors of every kind, the same event in two files; beside them, where the seed says so, spans and a log that name
 * some of their requests and keys.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { randomFrom } from '../../bench/random.mjs'

const START = Date.UTC(2026, 10, 23, 10)
const ACCOUNT = '391827364550'
const OPERATIONS = [
  ['s3', 'GetObject'],
  ['s3', 'PutObject'],
  ['s3', 'ListObjects'],
  ['dynamodb', 'GetItem'],
  ['kms', 'Decrypt'],
  ['ec2', 'DescribeInstances'],
  ['secretsmanager', 'GetSecretValue'],
  ['iam', 'ListRoles'],
] as const
const ERRORS = [
  ['AccessDenied', 'Access Denied'],
  [
    'Client.UnauthorizedOperation',
    'You are not authorized to perform this operation. Encoded authorization failure message: #',
  ],
  ['ThrottlingException', 'Rate exceeded'],
  ['ResourceNotFoundException', 'Requested resource not found'],
  ['NoSuchBucket', 'The specified bucket does not exist'],
  ['NoSuchKey', 'The specified key does not exist.'],
  ['ExpiredTokenException', 'The security token included in the request is expired'],
  ['InvalidClientTokenId', 'The security token included in the request is invalid.'],
  ['ValidationException', 'One or more parameter values were invalid'],
  ['InternalError', 'We encountered an internal error. Please try again.'],
] as const

export interface TrailOptions {
  records: number
  /** Spans and a log that name some of the requests. */
  beside?: boolean
}

/** Writes files of a trail into a folder. */
export function generateTrail(seed: number, folder: string, { records, beside = false }: TrailOptions): void {
  const random = randomFrom(seed)
  const below = (most: number) => Math.floor(random() * most)
  const one = <T>(of: readonly T[]): T => of[below(of.length)]!
  const hex = (length: number) => Array.from({ length }, () => below(16).toString(16)).join('')
  const uuid = () => [8, 4, 4, 4, 12].map(hex).join('-')
  const newKey = (kind: string) => `${kind}${hex(16).toUpperCase()}`

  const roles = Array.from({ length: 1 + below(5) }, (_, nth) => `role-${nth}`)
  const users = Array.from({ length: 1 + below(3) }, (_, nth) => ({ name: `user-${nth}`, key: newKey('AKIA') }))
  const broken = { role: one(roles), share: one([0, 0.002, 0.02, 0.3]) }
  const sessions = new Map<string, { key: string; name: string; until: number }>()
  const renewedAfter = one([60, 600, 1e9])
  const buckets = Array.from({ length: 1 + below(4) }, (_, nth) => `acme-data-${nth}`)
  const all: Record<string, unknown>[] = []
  const spacing = one([100, 3000, 40_000])

  const event = (at: number, source: string, name: string, more: Record<string, unknown>) => {
    const made = {
      eventVersion: '1.09',
      eventTime: new Date(at).toISOString().replace(/\.\d+/, ''),
      eventSource: `${source}.amazonaws.com`,
      eventName: name,
      awsRegion: 'eu-west-1',
      sourceIPAddress: `10.0.${below(255)}.${below(255)}`,
      userAgent: one(['[Boto3/1.34.0 md/Botocore#1.34.0 lang/python#3.11.4]', 'aws-sdk-js/3.600.0 ua/2.0']),
      requestParameters: null,
      responseElements: null,
      requestID: source === 's3' ? hex(16).toUpperCase() : uuid(),
      eventID: uuid(),
      eventType: 'AwsApiCall',
      recipientAccountId: ACCOUNT,
      ...more,
    }
    all.push(made)
    return made
  }
  const asUser = ({ name, key }: { name: string; key: string }) => ({
    type: 'IAMUser',
    principalId: `AIDA${name}`,
    arn: `arn:aws:iam::${ACCOUNT}:user/${name}`,
    accountId: ACCOUNT,
    accessKeyId: key,
    userName: name,
  })
  const asSession = (role: string, { key, name }: { key: string; name: string }) => ({
    type: 'AssumedRole',
    principalId: `AROA:${name}`,
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/${name}`,
    accountId: ACCOUNT,
    accessKeyId: key,
    sessionContext: {
      sessionIssuer: { type: 'Role', arn: `arn:aws:iam::${ACCOUNT}:role/${role}`, accountId: ACCOUNT, userName: role },
    },
  })
  const denied = (user: { name: string; key: string }, role: string, at: number) =>
    event(at, 'sts', 'AssumeRole', {
      userIdentity: asUser(user),
      errorCode: 'AccessDenied',
      errorMessage: `User: arn:aws:iam::${ACCOUNT}:user/${user.name} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::${ACCOUNT}:role/${role}`,
    })
  const sessionOf = (role: string, at: number) => {
    const known = sessions.get(role)
    if (known && known.until > at) return known
    const made = { key: newKey('ASIA'), name: `s-${hex(6)}`, until: at + renewedAfter * 1000 }
    const user = one(users)
    if (random() < 0.05) denied(user, role, at - below(8) * 1000)
    // That of some was granted before the trail begins.
    if (known || random() < 0.7)
      event(at, 'sts', 'AssumeRole', {
        userIdentity: asUser(user),
        requestParameters: { roleArn: `arn:aws:iam::${ACCOUNT}:role/${role}`, roleSessionName: made.name },
        responseElements: {
          credentials: { accessKeyId: made.key, expiration: new Date(at + 3_600_000).toISOString() },
          assumedRoleUser: { arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/${made.name}` },
        },
      })
    sessions.set(role, made)
    return made
  }

  for (let nth = 0; all.length < records; nth++) {
    const at = START + nth * spacing
    const [source, name] = one(OPERATIONS)
    const asked = source === 's3' ? { bucketName: one(buckets), key: `p/${hex(8)}` } : { name: hex(4) }
    if (random() < 0.05) {
      event(at, 's3', 'PutObject', {
        userIdentity: { type: 'AWSService', invokedBy: 'delivery.logs.amazonaws.com' },
        ...(random() < 0.5 && { errorCode: 'AccessDenied', errorMessage: 'Access Denied' }),
      })
      continue
    }
    if (random() < 0.003) denied(one(users), one(roles), at)
    const role = one(roles)
    const caller = random() < 0.2 ? asUser(one(users)) : asSession(role, sessionOf(role, at))
    const share = role === broken.role ? broken.share : 0.002
    const [errorCode, words] = one(ERRORS)
    const failed = random() < share && {
      errorCode,
      errorMessage:
        errorCode === 'AccessDenied' && source !== 's3'
          ? `User: ${caller.arn} is not authorized to perform: ${source}:${name}${random() < 0.5 ? ` on resource: arn:aws:${source}:eu-west-1:${ACCOUNT}:thing/${below(3)}` : ''} because no identity-based policy allows the ${source}:${name} action`
          : words.replace('#', hex(40)),
    }
    event(at, source, name, { userIdentity: caller, requestParameters: asked, ...failed })
    // The next try of the same.
    if (failed && random() < 0.4)
      event(at + below(9) * 1000, source, name, { userIdentity: caller, requestParameters: asked })
  }

  mkdirSync(folder, { recursive: true })
  const files = 1 + below(4)
  for (let file = 0; file < files; file++) {
    const Records = all.filter((_, nth) => nth % files === file || random() < 0.005)
    if (random() < 0.5) Records.reverse()
    const text = random() < 0.3 ? Records.map((made) => JSON.stringify(made)).join('\n') : JSON.stringify({ Records })
    if (random() < 0.5) writeFileSync(join(folder, `trail-${file}.json`), text)
    else writeFileSync(join(folder, `trail-${file}.json.gz`), gzipSync(text))
  }
  if (beside) writeBeside(folder, all, { below, hex, one })
}

function writeBeside(
  folder: string,
  all: readonly Record<string, unknown>[],
  {
    below,
    hex,
    one,
  }: { below: (most: number) => number; hex: (length: number) => string; one: <T>(of: readonly T[]) => T },
): void {
  const text = (name: string, stringValue: string) => ({ key: name, value: { stringValue } })
  const lines: string[] = []
  const log: string[] = []
  for (let nth = 0; nth < 40; nth++) {
    const made = one(all)
    const at = Date.parse(made['eventTime'] as string) + below(900)
    const service = (made['eventSource'] as string).replace(/\..*/, '').toUpperCase()
    if (nth % 4 === 3) {
      log.push(
        `${new Date(at).toISOString()} ERROR An error occurred (AccessDenied) when calling the ${made['eventName']} operation: Access Denied`,
      )
      continue
    }
    const [traceId, tool] = [hex(32), hex(16)]
    const nano = (ms: number) => `${ms}000000`
    const span = (spanId: string, more: object) => ({ traceId, spanId, startTimeUnixNano: nano(at - 20), ...more })
    lines.push(
      JSON.stringify({
        resourceSpans: [
          {
            resource: { attributes: [text('service.name', 'orders')] },
            scopeSpans: [
              {
                scope: { name: 'made-up' },
                spans: [
                  span(tool, {
                    name: 'tools/call lookup',
                    kind: 2,
                    endTimeUnixNano: nano(at + 60),
                    attributes: [text('mcp.method.name', 'tools/call'), text('gen_ai.tool.name', 'lookup')],
                  }),
                  span(hex(16), {
                    parentSpanId: tool,
                    name: `${service}.${made['eventName']}`,
                    kind: 3,
                    endTimeUnixNano: nano(at + 10),
                    attributes: [
                      text('rpc.system', 'aws-api'),
                      text('rpc.service', service),
                      text('rpc.method', made['eventName'] as string),
                      text('aws.request_id', made['requestID'] as string),
                    ],
                    ...(made['errorCode'] !== undefined && { status: { code: 2, message: made['errorMessage'] } }),
                  }),
                ],
              },
            ],
          },
        ],
      }),
    )
  }
  writeFileSync(join(folder, 'spans.jsonl'), `${lines.join('\n')}\n`)
  writeFileSync(join(folder, 'server.log'), `${log.join('\n')}\n`)
}
