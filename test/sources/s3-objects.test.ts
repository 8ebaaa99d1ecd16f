import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAws } from '../../samples/aws-stand-in/index.mjs'
import type { Rec } from '../../src/model/records.ts'
import { readAll } from '../../src/sources/input/read.ts'

const CI = 'arn:aws:iam::391827364550:user/ci'
const event = JSON.stringify({
  Records: [
    {
      eventVersion: '1.08',
      eventTime: '2025-11-23T17:00:03Z',
      eventSource: 'sts.amazonaws.com',
      eventName: 'GetCallerIdentity',
      eventID: '1',
    },
  ],
})

let aws: Awaited<ReturnType<typeof startAws>>
const before = { ...process.env }

beforeAll(async () => {
  aws = await startAws({
    users: [
      {
        arn: CI,
        policy: { Statement: [{ Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: '*' }] },
      },
    ],
    buckets: [
      {
        name: 'trails',
        account: '391827364550',
        objects: { 'AWSLogs/1/a.json': event, 'AWSLogs/2/b.json': event, 'other.json': event },
      },
    ],
  })
  Object.assign(process.env, aws.environment(CI))
})
afterAll(async () => {
  process.env = before
  await aws.close()
})

async function read(...urls: string[]) {
  const records: Rec[] = []
  const inputs = await readAll(urls, (rec) => records.push(rec))
  return { records, inputs: inputs.map((one) => [one.file, one.format, one.records, one.skips[0]?.reason]) }
}

describe('s3://', () => {
  it('reads an object, and all under a prefix', async () => {
    expect((await read('s3://trails/other.json')).inputs).toEqual([
      ['s3://trails/other.json', 'CloudTrail', 1, undefined],
    ])
    const { inputs, records } = await read('s3://trails/AWSLogs/')
    expect(inputs.map((one) => one[0])).toEqual(['s3://trails/AWSLogs/1/a.json', 's3://trails/AWSLogs/2/b.json'])
    expect(records.map((rec) => rec.evidence.file)).toEqual(inputs.map((one) => one[0]))
  })

  it('says why it could not', async () => {
    const { inputs } = await read('s3://trails/none.json', 's3://nowhere/x/')
    expect(inputs.map((one) => one[3])).toEqual(['no such object', expect.stringMatching(/^S3 says NoSuchBucket: /)])
  })
})
