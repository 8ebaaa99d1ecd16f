/** Services that refuse under a code of their own, and tools that pass S3's words on under theirs. */
import { expect, it } from 'vitest'
import { accused, analyzeText } from './analyze-text.ts'

/** https://github.com/spring-attic/spring-cloud-stream-binder-aws-kinesis/pull/188 */
const kinesis = (level: string): string =>
  `2026-03-31 08:12:02.330  INFO 1 --- [esis-consumer-1] a.i.k.KinesisMessageDrivenChannelAdapter : The [ShardConsumer{stream='audit-trail', shard='shardId-000000000000'}] has been started.
2026-03-31 08:12:02.711  ${level} 1 --- [esis-consumer-1] a.i.k.KinesisMessageDrivenChannelAdapter : Got an exception com.amazonaws.services.kinesis.model.KMSAccessDeniedException: User arn:aws:sts::602914437781:assumed-role/audit-consumer/5d0b9f21c7e84a71 is not authorized to decrypt records in stream 602914437781:audit-trail:1680240000 (Service: AmazonKinesis; Status Code: 400; Error Code: KMSAccessDeniedException; Request ID: e1fd0b1e-7a6b-8c21-b8d2-53a9f1c0d7e2; Proxy: null)
`

/** https://github.com/ClickHouse/ClickHouse/issues/63034 */
const clickhouse = (says: string): string =>
  `ClickHouse client version 22.7.7.24 (official build).
Connected to ClickHouse server version 22.7.7 revision 54456.

node-1 :) select * from s3('https://depot-in.s3.ap-south-1.amazonaws.com/test.csv','CSV')

Query id: 8d20c6c9-71aa-4f9b-8a3c-9b1de6a1d3fa

0 rows in set. Elapsed: 0.231 sec.

Received exception from server (version 22.7.7):
Code: ${says}
`

it('the key’s refusal in the name of a stream', async () => {
  const report = await analyzeText(kinesis(' WARN'))
  expect(accused(report)).toEqual(['access-denied'])
  expect(JSON.stringify(report.findings)).toMatch(/assumed-role\/audit-consumer.*audit-trail/)
})

it('S3’s refusal in a transcript of ClickHouse’s client, and ClickHouse’s own', async () => {
  const report = await analyzeText(
    clickhouse(
      '499. DB::Exception: Received from localhost:9000. DB::Exception: Access Denied: Cannot extract table structure from CSV format file. You can specify the structure manually. (S3_ERROR)',
    ),
  )
  expect(accused(report)).toEqual(['access-denied'])
  expect(JSON.stringify(report.findings)).toContain('depot-in')
  const own = await analyzeText(
    clickhouse(
      '497. DB::Exception: Received from localhost:9000. DB::Exception: default: Not enough privileges. To execute this query, it’s necessary to have the grant CREATE TEMPORARY TABLE, S3 ON *.*. (ACCESS_DENIED)',
    ),
  )
  expect(accused(own)).toEqual([])
})

it('a record that says by a field that all was not well', async () => {
  const record = (ok: string): string =>
    `2026-05-18T10:02:01.118Z started\n2026-05-18T10:02:02.118Z {${ok}, 'file': 'a.png', 'reason': 'operation error S3: PutObject, https response error StatusCode: 403, RequestID: 8K2X9, HostID: aGk=, api error AccessDenied: Access Denied'}\n`
  for (const ok of ["'ok': False", "'passed': False", "'success': False"])
    expect(accused(await analyzeText(record(ok))), ok).toEqual(['access-denied'])
})
