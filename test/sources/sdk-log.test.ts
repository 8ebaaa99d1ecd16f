import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format } from 'node:util'
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startAws } from '../../samples/aws-stand-in/index.mjs'
import { fingerprintKey } from '../../src/model/fingerprint.ts'
import type { Rec, Span } from '../../src/model/records.ts'
import { readAll } from '../../src/sources/input/read.ts'

const CI = 'arn:aws:iam::391827364550:user/ci'
const READER = 'arn:aws:iam::391827364550:role/Reader'
const folder = mkdtempSync(join(tmpdir(), 'rolecall-sdk-log-'))
let aws: Awaited<ReturnType<typeof startAws>>

beforeAll(async () => {
  aws = await startAws({
    users: [{ arn: CI, policy: { Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }] } }],
    roles: [
      { arn: READER, trust: { Statement: [{ Effect: 'Allow', Principal: { AWS: CI }, Action: 'sts:AssumeRole' }] } },
    ],
  })
})
afterAll(async () => {
  await aws.close()
  rmSync(folder, { recursive: true })
})

it("reads the AWS SDK for JavaScript's own log: calls, roles, request ids, issued keys, and no secret", async () => {
  const lines: string[] = []
  const write = (...args: unknown[]): void => {
    // As `docker logs -t` hands it on.
    for (const line of format(...args).split('\n')) lines.push(`2025-11-23T17:21:43.044000000Z ${line}`)
  }
  const logger = { trace: write, debug: write, info: write, warn: write, error: write }
  const options = {
    endpoint: aws.endpoint,
    region: 'us-east-1',
    credentials: aws.keysOf(CI),
    logger,
    forcePathStyle: true,
  }
  const sts = new STSClient(options)
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn: READER, RoleSessionName: 'test' }))
  const denied = new AssumeRoleCommand({ RoleArn: `${READER}-not`, RoleSessionName: 'test' })
  await expect(sts.send(denied)).rejects.toThrow('not authorized')
  await new S3Client(options).send(new ListBucketsCommand({}))

  const path = join(folder, 'server.log')
  writeFileSync(path, `${lines.join('\n')}\n`)
  const records: Rec[] = []
  const [input] = await readAll([path], (rec) => records.push(rec))
  expect(input).toMatchObject({ format: 'application log', skipped: 0 })
  const spans = records.filter((rec): rec is Span => rec.type === 'span')
  expect(spans.map((span) => [span.name, span.status, span.attributes['rolecall.sts.role_arn']])).toEqual([
    ['STS.AssumeRole', 'ok', READER],
    ['STS.AssumeRole', 'error', `${READER}-not`],
    ['S3.ListBuckets', 'ok', undefined],
  ])
  expect(spans[0]!.attributes['rolecall.issued.key']).toBe(fingerprintKey(Credentials!.AccessKeyId!))
  expect(spans[1]).toMatchObject({
    message: expect.stringContaining('not authorized'),
    attributes: { 'error.type': 'AccessDenied', 'http.response.status_code': 403 },
  })
  for (const secret of [
    Credentials!.SecretAccessKey!,
    Credentials!.SessionToken!,
    Credentials!.AccessKeyId!,
    ...aws.secrets(),
  ])
    expect(JSON.stringify(records)).not.toContain(secret)
})
