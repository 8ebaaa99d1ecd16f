/** The pure parts of the evidence, on odd input. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readError, readIssued } from '../../instrumentation/evidence/answer.ts'
import { nanos } from '../../instrumentation/evidence/clock.ts'
import { readAnswers, readEvents, readProgress, readRequests } from '../../instrumentation/evidence/mcp-message.ts'
import { formAttributes, wireOperation } from '../../instrumentation/evidence/operation.ts'
import { presignedIn } from '../../instrumentation/evidence/presigned.ts'
import { redact, redactPath } from '../../instrumentation/evidence/redact.ts'
import { resourceAttributes } from '../../instrumentation/evidence/resource.ts'
import { rememberSecret, withoutSeen } from '../../instrumentation/evidence/seen-secrets.ts'
import { Segments } from '../../instrumentation/evidence/segments.ts'
import { readSignature, userAgentFeatures } from '../../instrumentation/evidence/signature.ts'
import { type Span, spanJson } from '../../instrumentation/evidence/span.ts'
import { tokenAttributes } from '../../instrumentation/evidence/token.ts'
import { readTold } from '../../instrumentation/evidence/told.ts'
import { readToolAnswer } from '../../instrumentation/evidence/tool-answer.ts'
import { ROLECALL } from '../../src/model/attributes.ts'
import { answers, told } from './told-answers.ts'

describe('signatures', () => {
  test.each([
    [
      'AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=x',
      '/',
      'AKID',
      'eu-west-1',
      's3',
      false,
    ],
    [
      'AWS4-ECDSA-P256-SHA256 Credential=AKID/20260101/s3/aws4_request, SignedHeaders=host',
      '/',
      'AKID',
      undefined,
      's3',
      false,
    ],
    ['AWS4-HMAC-SHA256 Credential=team/key/20260101/r/sts/aws4_request', '/', 'team/key', 'r', 'sts', false],
    ['AWS AKID:signature', '/', 'AKID', undefined, undefined, false],
    [
      undefined,
      '/k?X-Amz-Credential=AKID%2F20260101%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Signature=x',
      'AKID',
      'us-east-1',
      's3',
      true,
    ],
    [undefined, '/k?AWSAccessKeyId=AKID&Signature=x&Expires=1', 'AKID', undefined, undefined, true],
  ])('%s %s', (authorization, path, accessKeyId, region, service, presigned) => {
    expect(readSignature(authorization, path)).toEqual({ accessKeyId, region, service, presigned })
  })

  test('none: other schemes, no query', () => {
    expect(readSignature('Bearer x', '/')).toBeUndefined()
    expect(readSignature(undefined, '/?a=b')).toBeUndefined()
  })

  test('features of the user agent', () => {
    expect(userAgentFeatures('aws-sdk-js/3.1 ua/2.1 os/linux lang/js m/E,g,AC')).toBe('E,g,AC')
    expect(userAgentFeatures('curl/8')).toBeUndefined()
  })
})

describe('operations on the wire', () => {
  test.each([
    ['GET', '/', 's3.amazonaws.com', 'ListBuckets'],
    ['GET', '/b?list-type=2', '127.0.0.1', 'ListObjectsV2'],
    ['GET', '/?list-type=2', 'b.s3.eu-west-1.amazonaws.com', 'ListObjectsV2'],
    ['HEAD', '/b', '127.0.0.1', 'HeadBucket'],
    ['GET', '/b?policy', '127.0.0.1', 'GetBucketPolicy'],
    ['GET', '/b?location', '127.0.0.1', 'GetBucketLocation'],
    ['GET', '/b/a/deep/key?x-id=GetObject', '127.0.0.1', 'GetObject'],
    ['PUT', '/b/k?partNumber=1&uploadId=u', '127.0.0.1', 'UploadPart'],
    ['POST', '/b?delete', '127.0.0.1', 'DeleteObjects'],
  ])('%s %s at %s is %s', (method, path, host, operation) => {
    expect(wireOperation('s3', method, path, host, undefined)).toEqual({ service: 'S3', operation })
  })

  test('by target header, by form', () => {
    expect(wireOperation('dynamodb', 'POST', '/', 'h', 'DynamoDB_20120810.GetItem').operation).toBe('GetItem')
    expect(
      formAttributes(
        'Action=AssumeRole&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2FR&RoleSessionName=s&Tags.member.1.Key=team',
      ),
    ).toEqual({
      operation: 'AssumeRole',
      attributes: {
        [ROLECALL.stsRoleArn]: 'arn:aws:iam::1:role/R',
        [ROLECALL.stsSessionName]: 's',
        [ROLECALL.stsTagKeys]: ['team'],
        [ROLECALL.stsExternalId]: 'none',
      },
    })
  })
})

describe('answers of services', () => {
  test.each([
    ['<Error><Code>NoSuchKey</Code><Message>a &lt;b&gt;</Message></Error>', undefined, 'NoSuchKey', 'a <b>'],
    [
      '{"__type":"com.amazonaws.dynamodb#ThrottlingException","message":"slow"}',
      undefined,
      'ThrottlingException',
      'slow',
    ],
    ['{"message":"no"}', 'AccessDeniedException:http://internal.amazon.com/', 'AccessDeniedException', 'no'],
    ['<html>', undefined, undefined, undefined],
  ])('%s', (body, header, code, message) => {
    expect(readError(body, header)).toEqual({ code, message })
  })

  test('a list of keys issues none', () => {
    expect(readIssued('<AccessKeyId>AKIAIOSFODNN7EXAMPLE</AccessKeyId>', 'elsewhere', 's', undefined)).toBeUndefined()
  })
})

describe('redaction', () => {
  const secrets = [
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1In0.c2lnbmF0dXJl',
    'Bearer abcdefgh12345678',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKE1',
    'X-Amz-Signature=0123456789abcdef',
    'password: hunter2hunter2',
    `IQoJb3JpZ2luX2VjE${'Aa1/'.repeat(60)}`,
  ]
  test.each(secrets)('%s', (secret) => {
    expect(redact(`it said ${secret} and stopped`)).not.toContain(secret.split(/[ :=]+/).at(-1))
  })

  test.each([
    'User: arn:aws:sts::391827364550:assumed-role/Reader/session is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::data/a/b/c.parquet"',
    'The security token included in the request is expired',
    'requires authentication: no session configured',
    'No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com',
  ])('leaves what explains: %s', (sentence) => {
    expect(redact(sentence)).toBe(sentence)
  })

  test('an access key becomes its fingerprint; a path loses its query; length is bounded', () => {
    expect(redact('key AKIAIOSFODNN7EXAMPLE is inactive')).toMatch(/key AKIA-[0-9a-f]{12}-MPLE is inactive/)
    expect(redactPath('/a/b?token=x')).toBe('/a/b')
    fc.assert(fc.property(fc.string({ maxLength: 5000 }), (text) => redact(text).length <= 512))
  })
})

test('resource attributes: a pair without a value, a second =, bad encoding or too long a value discard all', () => {
  expect(resourceAttributes('a=1,b=%C3%A9,,')).toEqual({ a: '1', b: 'é' })
  for (const bad of ['a', 'a=1,b', 'a=1=2', 'a=%zz', 'a"=1', `a=${'x'.repeat(256)}`])
    expect(resourceAttributes(bad)).toBeUndefined()
  const many = Array.from({ length: 100 }, (_, i) => `k${i}=${i}`).join()
  expect(Object.keys(resourceAttributes(many)!)).toHaveLength(64)
})

describe('secrets that were seen', () => {
  const random = () => Math.random().toString(36).slice(2)

  test('are found again wherever they stand, also those that begin alike', () => {
    rememberSecret('opensesame')
    rememberSecret('opensesame-and-more')
    expect(withoutSeen('opensesame')).toBe('[redacted]')
    expect(withoutSeen('said opensesame-and-more, opensesame; opensesamE')).toBe(
      'said [redacted], [redacted]; opensesamE',
    )
    const property = fc.property(fc.string(), fc.string({ minLength: 8, maxLength: 1000 }), (before, secret) => {
      rememberSecret(secret)
      expect(withoutSeen(`${before}${secret}`)).not.toContain(secret)
    })
    fc.assert(property)
  })

  test('the last 128 of them', () => {
    rememberSecret('the first of many')
    for (let i = 0; i < 127; i++) rememberSecret(`${i} ${random()}`)
    rememberSecret('the first of many')
    expect(withoutSeen('the first of many')).toBe('[redacted]')
    rememberSecret(`128 ${random()}`)
    expect(withoutSeen('the first of many')).toBe('the first of many')
  })

  test('of a text in which any could begin anywhere, nothing is kept', () => {
    for (let i = 0; i < 128; i++) rememberSecret(`aaaaaaaa${random()}`)
    expect(withoutSeen('a'.repeat(900))).toBe('[redacted]')
  })
})

test('of several roles the one that holds where nobody chooses goes first', () => {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const [north, south] = ['North', 'South'].map((name) => `arn:aws:iam::482915307764:role/${name}`)
  const claims = { 'cognito:roles': [north, south], 'cognito:preferred_role': south }
  const read = tokenAttributes(`Bearer ${encode({ alg: 'HS256' })}.${encode(claims)}.c2ln`, () => {})
  expect(read).toMatchObject({
    [ROLECALL.tokenRoleArn]: south,
    [ROLECALL.tokenRoleClaim]: 'cognito:preferred_role',
    [ROLECALL.tokenRoleArns]: [south, north],
  })
})

test('of new tokens without end only so many a second are read', () => {
  const jwt = (sub: string) => `Bearer ${encode({ alg: 'HS256' })}.${encode({ sub })}.c2ln`
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  let leftOut = 0
  const read = (sub: string) => tokenAttributes(jwt(sub), () => leftOut++)[ROLECALL.tokenSub]
  expect(read('regular')).toBe('regular')
  const subs = Array.from({ length: 1000 }, (_, i) => read(`user ${i}`))
  expect(leftOut).toBeGreaterThan(0)
  expect(subs.filter((sub) => sub === undefined)).toHaveLength(leftOut)
  const last = tokenAttributes(jwt('user 999'), () => {})
  expect(last[ROLECALL.tokenFingerprint]).toMatch(/^tok-/)
})

test('nothing that comes off the wire makes a reader throw', () => {
  const odd = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.json(),
    fc.stringMatching(/^(Bearer|AWS4-HMAC-SHA256|AWS) [\w./=,-]*$/),
  )
  fc.assert(
    fc.property(odd, (text) => {
      tokenAttributes(text, () => {})
      readSignature(text, text)
      readRequests(text)
      readEvents(text)
      readProgress(text)
      resourceAttributes(text)
      for (const answer of readAnswers(text)) readToolAnswer(answer)
      readError(text, undefined)
      readIssued(`AccessKeyId ${text}`, 'elsewhere', 's', undefined)
      formAttributes(text)
      wireOperation('s3', 'GET', text, text, text)
      userAgentFeatures(text)
      redactPath(text)
    }),
  )
  fc.assert(
    fc.property(fc.jsonValue(), (result) => void readToolAnswer({ type: 'answer', id: '1', result, error: undefined })),
  )
})

test('a presigned URL is found in a resource that an answer links to or holds, too', () => {
  const uri = 'https://b.s3.amazonaws.com/k?X-Amz-Credential=AKIAQ3EGRGAKPRESIGN1/20260101/us-east-1/s3/aws4_request'
  for (const part of [
    { type: 'resource_link', uri },
    { type: 'resource', resource: { uri: 'x:y', text: uri } },
  ])
    expect(
      readToolAnswer({ type: 'answer', id: '1', result: { content: [part] }, error: undefined }).attributes,
    ).toMatchObject({
      [ROLECALL.resultPresigned]: expect.stringMatching(/^AKIA-/),
      [ROLECALL.resultPresignedBucket]: 'b',
    })
})

test('appended without waiting, across segments: every line arrives, whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-segments-'))
  try {
    const segments = new Segments(folder, 'spans')
    const lines = Array.from({ length: 300 }, (_, i) => `${i} ${'é'.repeat(200)}\n`)
    const arrived = lines.map(
      (line, i) =>
        new Promise<void>((resolve, reject) => {
          if (i % 70 === 69) segments.next()
          segments.appendLater(line, 1, (error) => (error ? reject(error) : resolve()))
        }),
    )
    await Promise.all(arrived)
    const names = readdirSync(folder)
    const text = names.map((name) => readFileSync(join(folder, name), 'utf8')).join('')
    expect(names).toHaveLength(5)
    expect(text.split('\n').filter(Boolean).sort()).toEqual(lines.map((line) => line.trimEnd()).sort())
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('any span is one line of valid JSON, times exact to the microsecond', () => {
  const value = fc.oneof(
    fc.string(),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.array(fc.string()),
    fc.constant(undefined),
  )
  const some = fc.dictionary(fc.stringMatching(/^[a-z.]{1,3}$/), value)
  fc.assert(
    fc.property(fc.string(), some, some, fc.string(), (name, attributes, more, message) => {
      const span: Span = {
        traceId: 'a',
        spanId: 'b',
        parentId: undefined,
        name,
        kind: 3,
        start: 1795468162226.123,
        end: undefined,
        attributes: { ...attributes },
        error: false,
        message: undefined,
        events: undefined,
        link: undefined,
        written: undefined,
      }
      expect(JSON.parse(spanJson(span))).toMatchObject({ name, endTimeUnixNano: '0', status: {} })
      // What the start said is taken over as far as it holds: the end must be that of a span never written before.
      Object.assign(span.attributes, more)
      span.end = 1795468163000
      span.error = true
      span.message = message
      span.events = [{ name: 'e', time: 3 }]
      const line = spanJson(span)
      expect(line).not.toContain('\n')
      expect(JSON.parse(line)).toMatchObject({
        name,
        startTimeUnixNano: '1795468162226123000',
        endTimeUnixNano: '1795468163000000000',
        status: { code: 2 },
      })
      expect(line).toBe(spanJson({ ...span, written: undefined }))
    }),
  )
  expect(nanos(1.5)).toBe('1500000')
  expect(nanos(1795468162226.123)).toBe('1795468162226123000')
})

test('a refusal inside an answer of 200 is told for one', () => {
  const found = answers.map(([text]) => {
    const said = readTold(text)
    return [text, said ? told(said.kind) : {}]
  })
  expect(found).toEqual(answers)
})

describe('presigned forms', () => {
  const fields = { key: 'k', AWSAccessKeyId: 'AKIAQ3EGRGAKPRESIGN1', policy: 'eyJ9', signature: 'x' }
  const v4 = { key: 'k', 'x-amz-credential': 'ASIAQ3EGRGAKPRESIGN1/20260101/eu-west-1/s3/aws4_request', policy: 'eyJ9' }
  const url = 'https://b.s3.amazonaws.com/'
  test.each([
    ['JSON', JSON.stringify({ fields, url }), /^AKIA-/, 'b', false],
    [
      'signature version 4, with a session',
      JSON.stringify({ url, fields: { ...v4, 'x-amz-security-token': 'x' } }),
      /^ASIA-/,
      'b',
      true,
    ],
    ['JSON within JSON', JSON.stringify({ text: JSON.stringify({ url, fields }) }), /^AKIA-/, 'b', false],
    [
      'a form',
      `<form action="${url}" method="post"><input name="AWSAccessKeyId" value="AKIAQ3EGRGAKPRESIGN1"><input name="policy" value="e">`,
      /^AKIA-/,
      'b',
      false,
    ],
  ])('%s', (_, text, key, bucket, session) => {
    expect(presignedIn(text)).toEqual({
      [ROLECALL.resultPresigned]: expect.stringMatching(key),
      [ROLECALL.resultPresignedToken]: session,
      [ROLECALL.resultPresignedBucket]: bucket,
    })
  })

  test('none in what only names a key', () => {
    expect(presignedIn('{"AWSAccessKeyId": "AKIAQ3EGRGAKPRESIGN1"}')).toEqual({})
  })
})
