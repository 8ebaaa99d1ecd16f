import type { HeldOut } from '../held-out.ts'

const ERROR = [
  'NoSuchBucket: The specified bucket does not exist',
  '    at throwDefaultError (/srv/node_modules/@smithy/smithy-client/dist-cjs/index.js:838:20)',
  '    at de_CommandError (/srv/node_modules/@aws-sdk/client-s3/dist-cjs/index.js:4748:14) {',
  "  '$fault': 'client',",
  "  BucketName: 'depot-uploads'",
  '}',
]
/** What each carrier puts before a line. */
const HEADS: Readonly<Record<string, string>> = {
  'docker logs -t, kubectl --timestamps': '2026-05-16T11:20:31.642118Z ',
  'docker compose': 'web-1  | 2026-05-16T11:20:31.642118Z ',
  Heroku: '2026-05-16T11:20:31.642123+00:00 app[web.1]: ',
  syslog: 'May 16 11:20:31 ip-10-0-0-7 node[981]: ',
  'journalctl -o short-iso': '2026-05-16T11:20:31+0000 ip-10-0-0-7 node[981]: ',
  pm2: '2026-05-16 11:20:31 +00:00: ',
  Render: 'May 16 11:20:31 AM  ',
  'a clock': '11:20:31.642 ',
  'a clock in brackets': '[11:20:31] ',
  'a country’s date': '16.05.2026 11:20:31 ',
}

/** Each line of one record has a head of its own, put there by a carrier that knows of no records: docker, syslog, `ts`. */
export const pasted: readonly HeldOut[] = [
  ...Object.entries(HEADS).map(([carrier, head]) => ({
    name: `an error of the SDK for JavaScript, behind what ${carrier} puts before each line`,
    text: [...ERROR, 'done'].map((line) => head + line).join('\n'),
    must: ['no-such-bucket'],
    mention: /depot-uploads/,
  })),
  {
    name: 'docker’s times before each line of an error of the SDK for JavaScript, printed as an object',
    source: 'https://github.com/outline/outline/issues/3187',
    text: `2026-05-16 11:20:30 listening on 3000
2026-05-16 11:20:31 NoSuchBucket: The specified bucket does not exist
2026-05-16 11:20:31     at throwDefaultError (/srv/node_modules/@smithy/smithy-client/dist-cjs/index.js:838:20)
2026-05-16 11:20:31     at de_CommandError (/srv/node_modules/@aws-sdk/client-s3/dist-cjs/index.js:4748:14)
2026-05-16 11:20:31     at async Server.put (/srv/server.js:21:9) {
2026-05-16 11:20:31   '$fault': 'client',
2026-05-16 11:20:31   '$metadata': {
2026-05-16 11:20:31     httpStatusCode: 404,
2026-05-16 11:20:31     requestId: '1758DE8A0B3F6E2C'
2026-05-16 11:20:31   },
2026-05-16 11:20:31   Code: 'NoSuchBucket',
2026-05-16 11:20:31   BucketName: 'depot-uploads'
2026-05-16 11:20:31 }
2026-05-16 11:20:32 PUT /api/a.png 500 41 ms`,
    must: ['no-such-bucket'],
    mention: /depot-uploads/,
  },
  {
    name: 'a traceback of Python behind a clock each',
    text: `2026-05-16 11:20:30 worker started
2026-05-16 11:20:31 Traceback (most recent call last):
2026-05-16 11:20:31   File "/srv/worker.py", line 12, in <module>
2026-05-16 11:20:31     table.put_item(Item=item)
2026-05-16 11:20:31   File "/usr/lib/python3/dist-packages/botocore/client.py", line 508, in _api_call
2026-05-16 11:20:31     return self._make_api_call(operation_name, kwargs)
2026-05-16 11:20:31 botocore.exceptions.ClientError: An error occurred (AccessDeniedException) when calling the PutItem operation: User: arn:aws:sts::418362907715:assumed-role/worker/i-0a1b is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:eu-west-1:418362907715:table/depot because no identity-based policy allows the dynamodb:PutItem action`,
    must: ['access-denied'],
    mention: /table\/depot/,
  },
  {
    name: 'the agent of Systems Manager has no role, in syslog that escapes tabs',
    source: 'https://github.com/aws/amazon-ssm-agent/issues/506',
    text: `May 16 11:20:31 ip-10-0-0-7 systemd[1]: Started snap.amazon-ssm-agent.amazon-ssm-agent.service.
May 16 11:20:39 ip-10-0-0-7 amazon-ssm-agent[981]: 2026-05-16 11:20:37 ERROR EC2RoleProvider Failed to connect to Systems Manager with SSM role credentials. error calling RequestManagedInstanceRoleToken: AccessDeniedException: Systems Manager's instance management role is not configured for account: 418362907715
May 16 11:20:39 ip-10-0-0-7 amazon-ssm-agent[981]: #011status code: 400, request id: ec608484-6bb3-44db-9b6d-f1300717aa02
May 16 11:20:39 ip-10-0-0-7 amazon-ssm-agent[981]: 2026-05-16 11:20:37 ERROR [CredentialRefresher] Retrieve credentials produced error: no valid credentials could be retrieved for ec2 identity. Default Host Management Err: error calling RequestManagedInstanceRoleToken: AccessDeniedException: Systems Manager's instance management role is not configured for account: 418362907715
May 16 11:20:39 ip-10-0-0-7 amazon-ssm-agent[981]: #011status code: 400, request id: ec608484-6bb3-44db-9b6d-f1300717aa02
May 16 11:20:39 ip-10-0-0-7 amazon-ssm-agent[981]: 2026-05-16 11:20:37 INFO [CredentialRefresher] Sleeping for 27m3s before retrying retrieve credentials`,
    must: ['no-credentials', 'access-denied'],
    mention: /RequestManagedInstanceRoleToken|Systems Manager/,
  },
  {
    name: 'syslog that escapes line ends',
    text: `May 16 11:20:31 host depot[981]: Traceback (most recent call last):#012  File "/srv/depot.py", line 4, in <module>#012    s3.list_buckets()#012botocore.exceptions.NoCredentialsError: Unable to locate credentials
May 16 11:20:32 host systemd[1]: depot.service: Main process exited, code=exited, status=1/FAILURE`,
    must: ['no-credentials'],
  },
  {
    name: 'healthy: a list of what was copied, a time before each, indented',
    text: `2026-05-16 11:20:31 copying to s3://depot/docs
2026-05-16 11:20:31   access-denied.md
2026-05-16 11:20:31   errors/ExpiredToken.md
2026-05-16 11:20:32 done, 2 files copied`,
    must: [],
  },
  {
    name: 'each line stands a blank further in, and the next one tells of another bucket',
    text: `2026-05-16 11:20:30  Error: put failed: AccessDenied: Access Denied
    at put (/srv/put.js:1:2)
2026-05-16 11:20:30  copied to s3://depot-other/a
2026-05-16 11:20:31  done`,
    must: ['access-denied'],
    mention: /S3 call on the resource/,
  },
  {
    name: 'time and level before each line of an error of Node’s',
    text: `2026-05-16 11:20:30 INFO listening on 3000
2026-05-16 11:20:31 ERROR AccessDenied: Access Denied
2026-05-16 11:20:31 ERROR     at throwDefaultError (/srv/node_modules/@smithy/smithy-client/dist-cjs/index.js:838:20)
2026-05-16 11:20:31 ERROR     at de_GetObjectCommandError (/srv/node_modules/@aws-sdk/client-s3/dist-cjs/index.js:4748:14)
2026-05-16 11:20:31 ERROR     at async Server.put (/srv/server.js:21:9)
2026-05-16 11:20:32 INFO GET /a.png 500 41 ms`,
    must: ['access-denied'],
    mention: /S3 GetObject/,
  },
]
