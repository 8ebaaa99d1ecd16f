/** Agents and consumers of streams are turned away now and then, say so, and send or fetch the same once more. */
import { describe, expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const AGENT = 'com.amazon.kinesis.streaming.agent.tailing'
const FLOW = 'kinesis:log-pipeline:/mnt/log/*:RecordBuffer(id=4440,records=2,bytes=97)'
const SLOWER =
  'Rate exceeded for shard shardId-000000000004 in stream log-pipeline under account 111122223333. (Service: Kinesis, Status Code: 400, Request ID: c1d2e3f4-1111-2222-3333-444455556666)'

const TOLD: Readonly<Record<string, { turnedAway: readonly string[]; goesOn: string }>> = {
  // https://github.com/awslabs/amazon-kinesis-agent (KinesisSender), whose heads have the level behind host, thread and class
  "Kinesis' agent": {
    turnedAway: [
      `2026-07-13 21:32:40.435+0000 ip-10-0-3-7 (sender-11) ${AGENT}.KinesisSender [DEBUG] ${FLOW} Records sent to kinesis stream log-pipeline: 498. Failed records: 2`,
      `2026-07-13 21:32:40.436+0000 ip-10-0-3-7 (sender-11) ${AGENT}.KinesisSender [DEBUG] ${FLOW} Errors from kinesis stream log-pipeline: ProvisionedThroughputExceededException: 2`,
    ],
    goesOn: `2026-07-13 21:32:40.637+0000 ip-10-0-3-7 (sender-11) ${AGENT}.KinesisSender [DEBUG] ${FLOW} Records sent to kinesis stream log-pipeline: 2. Failed records: 0`,
  },
  // https://github.com/awslabs/amazon-kinesis-client (PrefetchRecordsPublisher)
  "Kinesis' client library": {
    turnedAway: [
      `2026-05-02 10:11:08,912 [RecordProcessor-0003] WARN  s.a.k.retrieval.polling.PrefetchRecordsPublisher - shardId-000000000004 :  Exception thrown while fetching records from Kinesis`,
      `software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException: ${SLOWER}`,
      '\tat software.amazon.awssdk.core.internal.http.CombinedResponseHandler.handleErrorResponse(CombinedResponseHandler.java:125)',
    ],
    goesOn:
      '2026-05-02 10:11:10,405 [RecordProcessor-0002] INFO  com.example.depot.Processor - processing 240 records shard shardId-000000000004',
  },
}

describe('what a stream turned away for the moment', () => {
  it.each(Object.entries(TOLD))('%s went on with it', async (_, { turnedAway, goesOn }) => {
    const report = await analyzeText([...turnedAway, goesOn].join('\n'))
    expect(accused(report)).toEqual([])
    expect(isGreen(report)).toBe(true)
  })

  it.each(Object.entries(TOLD))('%s never got on', async (_, { turnedAway }) => {
    expect(accused(await analyzeText(turnedAway.join('\n')))).toEqual(['throttled'])
  })

  // https://github.com/kubernetes-sigs/external-dns/blob/master/plan/plan.go
  const TURNED_AWAY =
    'time="2026-02-19T14:21:45Z" level=error msg="getting records failed: Throttling: Rate exceeded\\n\\tstatus code: 400, request id: af6f41c7-3451-11e9-bb90-1939f5de72e5"'
  const round = (minute: number): string =>
    `time="2026-02-19T14:${minute}:06Z" level=info msg="All records are already up to date"`

  it('is over where a controller says soon after that all is as it should be', async () => {
    const change = 'time="2026-02-19T14:22:10Z" level=info msg="Desired change: UPSERT app.depot.example A"'
    expect(accused(await analyzeText([round(19), TURNED_AWAY, round(24)].join('\n')))).toEqual([])
    expect(accused(await analyzeText([round(19), TURNED_AWAY, change, change, round(24)].join('\n')))).toEqual([])
    const often = Array.from({ length: 3000 }, () => round(19))
    expect(accused(await analyzeText([...often, TURNED_AWAY, change, change, round(24)].join('\n')))).toEqual([])
    expect(accused(await analyzeText([round(19), TURNED_AWAY].join('\n')))).toEqual(['throttled'])
    expect(accused(await analyzeText([round(19), TURNED_AWAY, round(45)].join('\n')))).toEqual(['throttled'])
  })
})
