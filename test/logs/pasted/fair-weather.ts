import type { HeldOut } from '../held-out.ts'

/** Good days that look bad: a round that was turned away and came again, answers that were asked for; each with its bad twin. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'healthy: one round was throttled, and the next went well',
    text: `{"level":"info","ts":"2026-11-19T20:11:00Z","logger":"nodes","msg":"starting sync loop"}
{"level":"error","ts":"2026-11-19T20:12:00Z","logger":"nodes","msg":"sync of target groups failed","error":"operation error Elastic Load Balancing v2: DescribeTargetGroups, exceeded maximum number of attempts, 3, https response error StatusCode: 400, RequestID: 61aa2f44-1f7e-4b3c-9f6e-3e0d0bb8b3ce, api error Throttling: Rate exceeded"}
{"level":"info","ts":"2026-11-19T20:13:00Z","logger":"nodes","msg":"synced 12 target groups"}
{"level":"info","ts":"2026-11-19T20:14:00Z","logger":"nodes","msg":"nothing to do"}`,
    must: [],
  },
  {
    name: 'healthy: one round was throttled, and what the next one wrote stands in fields',
    text: `time="2026-11-19T20:10:00Z" level=info msg="Instantiating new client"
time="2026-11-19T20:11:00Z" level=error msg="Failed to do run once: listing queues: Throttling: Rate exceeded\\n\\tstatus code: 400, request id: 4c0b0a4e-0b08-11ea-8f19-1f6a0c6b7d55"
time="2026-11-19T20:12:00Z" level=info msg="3 successfully updated" queueName=depot-orders account=main`,
    must: [],
  },
  {
    name: 'rounds are throttled to the last',
    text: `{"level":"info","ts":"2026-11-19T20:11:00Z","logger":"nodes","msg":"synced 12 target groups"}
{"level":"error","ts":"2026-11-19T20:12:00Z","logger":"nodes","msg":"sync of target groups failed","error":"operation error Elastic Load Balancing v2: DescribeTargetGroups, exceeded maximum number of attempts, 3, https response error StatusCode: 400, RequestID: 61aa2f44-1f7e-4b3c-9f6e-3e0d0bb8b3ce, api error Throttling: Rate exceeded"}
{"level":"info","ts":"2026-11-19T20:14:00Z","logger":"nodes","msg":"received SIGTERM"}`,
    must: ['throttled'],
  },
  {
    name: 'one file of many was turned away, and others were copied',
    text: `2026-11-19T20:11:00Z INFO copied reports/17.csv to s3://depot-reports/17.csv
2026-11-19T20:11:02Z ERROR copy of reports/18.csv failed: An error occurred (SlowDown) when calling the PutObject operation (reached max retries: 4): Please reduce your request rate.
2026-11-19T20:11:04Z INFO copied reports/19.csv to s3://depot-reports/19.csv`,
    must: ['throttled'],
  },
  {
    name: 'healthy: a try of AssumeRole was throttled, and the next one authenticated',
    text: `Assuming role with OIDC
Retry AssumeRole: attempt 1 of 12 failed: Could not assume role with OIDC: Rate exceeded. Retrying after 24ms.
Retry AssumeRole: attempt 2 of 12 failed: Could not assume role with OIDC: Rate exceeded. Retrying after 61ms.
Authenticated as assumedRoleId AROAEXAMPLEEXAMPLE123:GitHubActions`,
    must: [],
  },
  {
    name: 'AssumeRole was throttled to the last try',
    text: `Assuming role with OIDC
Retry AssumeRole: attempt 11 of 12 failed: Could not assume role with OIDC: Rate exceeded. Retrying after 24ms.
Retry AssumeRole: attempt 12 of 12 failed: Could not assume role with OIDC: Rate exceeded. Reached max retries; giving up.
Error: Could not assume role with OIDC: Rate exceeded`,
    must: ['throttled', 'assume-role-failed'],
  },
  {
    name: 'healthy: restic’s words of a save that went well after some tries',
    text: `using temporary credentials of role depot-backup until 2026-11-09T05:00:02Z
repository 5c0e1f2a opened (version 2, compression level auto)
Save(<data/77aa01be4c>) returned error, retrying after 392.621188ms: client.PutObject: Please reduce your request rate.
Save(<data/77aa01be4c>) returned error, retrying after 892.621188ms: client.PutObject: Please reduce your request rate.
Save(<data/77aa01be4c>) operation successful after 2 retries
snapshot 7f3a9c11 saved`,
    must: [],
  },
  {
    name: 'restic’s save failed, and another one went well after some tries',
    text: `using temporary credentials of role depot-backup until 2026-11-09T05:00:02Z
repository 5c0e1f2a opened (version 2, compression level auto)
Save(<data/1100ffe4c2>) operation successful after 2 retries
Save(<data/77aa01be4c>) returned error, retrying after 392.621188ms: client.PutObject: Please reduce your request rate.
Fatal: unable to save snapshot: client.PutObject: Please reduce your request rate.`,
    must: ['throttled'],
  },
]
