import { describe, expect, it } from 'vitest'
import { doubtsIn, moment, otlpOf, reportOf, type StockSpan, saidOf } from './stock-run.ts'

const HOST = 'ledgers-prod.s3.eu-west-1.amazonaws.com'
const get: StockSpan = {
  id: 2,
  parent: 1,
  name: 'S3.GetObject',
  kind: 'client',
  from: 10,
  to: 60,
  attributes: { 'rpc.system': 'aws-api', 'rpc.service': 'S3', 'rpc.method': 'GetObject', 'http.status_code': 200 },
}
const served = (to: number, status: number, more: Partial<StockSpan> = {}): StockSpan => ({
  id: 1,
  name: 'GET /ledgers',
  kind: 'server',
  from: 0,
  to,
  attributes: { 'http.method': 'GET', 'http.route': '/ledgers', 'http.status_code': status },
  ...more,
})
const { 'http.status_code': _, ...unanswered } = get.attributes as Record<string, string>
const read = (...spans: StockSpan[]) => reportOf({ 'spans.jsonl': otlpOf([spans]) })

describe('a server that gave a request up', () => {
  it.each([408, 504])('says so with %i: what it waited for until then hung', async (status) => {
    const report = await read(served(10_003, status), { ...get, to: 10_000, attributes: unanswered })
    expect(saidOf(report)).toEqual(['error tool-timeout-hung-call'])
    expect(report.findings[0]?.message).toContain('the server gave it up')
    expect(report.differences).toEqual([])
  })

  it('is not at fault where nothing was open any more', async () => {
    expect(saidOf(await read(served(10_003, 408), get))).toEqual([])
  })

  it('waited for nobody where somebody else answered that he had timed out', async () => {
    const answered = { ...get, to: 90, attributes: { ...unanswered, 'http.status_code': 504 } }
    expect((await read(served(100, 504), answered)).toolCalls[0]?.deadline).toBeUndefined()
  })

  it('aborts a call whose request stock spans show without an answer', async () => {
    const aborted = { failed: 'Request aborted', exception: ['AbortError', 'Request aborted'] as const }
    const report = await read(
      served(30_010, 500, { failed: 'export timed out' }),
      { ...get, to: 30_005, attributes: unanswered, ...aborted },
      {
        id: 3,
        parent: 2,
        name: 'GET',
        kind: 'client',
        from: 12,
        to: 30_004,
        attributes: { 'http.method': 'GET', 'http.url': `https://${HOST}/09.csv` },
        failed: 'aborted',
      },
    )
    expect(saidOf(report)).toEqual(['error tool-timeout-hung-call'])
    expect(report.differences).toEqual([])
  })
})

describe('a caller that left a proxy', () => {
  const behind = (to: number): StockSpan => ({
    ...served(to, 200, { id: 2, parent: 1, service: 'reports', from: 2 }),
    name: 'GET /cohorts',
  })
  const polls = (many: number): StockSpan[] =>
    Array.from({ length: many }, (_, n) => ({
      ...get,
      id: 3 + n,
      parent: 2,
      service: 'reports',
      name: 'Athena.GetQueryExecution',
      from: 1000 * n + 100,
      to: 1000 * n + 160,
      attributes: { ...get.attributes, 'rpc.service': 'Athena', 'rpc.method': 'GetQueryExecution' },
    }))

  it('is told by its 499: what went on behind it was for nobody', async () => {
    const report = await read(served(15_000, 499, { service: 'edge' }), behind(42_000), ...polls(40))
    expect(saidOf(report)).toEqual(['error orphan-after-cancel'])
    expect(report.differences).toEqual([])
  })

  it('went on to something else where the call was dropped with it', async () => {
    const dropped = {
      failed: 'A task was canceled.',
      exception: ['TaskCanceledException', 'A task was canceled.'] as const,
    }
    const report = await read(served(1830, 499), { ...get, to: 1826, attributes: unanswered, ...dropped })
    expect([saidOf(report), doubtsIn(report)]).toEqual([[], []])
  })

  it('is nothing where all ended with it', async () => {
    expect(saidOf(await read(served(15_000, 499, { service: 'edge' }), behind(14_990), ...polls(14)))).toEqual([])
  })
})

describe('what AWS said, where only the HTTP span of a call is there', () => {
  const SAID = `Error executing "PutObject" on "https://${HOST}/1.csv"; AWS HTTP error: Client error: \`PUT https://${HOST}/1.csv\` resulted in a \`404 Not Found\` response: <Error><Code>NoSuchBucket</Code> NoSuchBucket (client): The specified bucket does not exist`
  const put: StockSpan = {
    id: 2,
    parent: 1,
    name: 'PUT',
    kind: 'client',
    from: 10,
    to: 90,
    attributes: { 'http.request.method': 'PUT', 'url.full': `https://${HOST}/1.csv`, 'http.response.status_code': 404 },
    failed: '',
  }

  it('is told by the request’s exception, and the bucket by the host', async () => {
    const report = await read(served(100, 500, { failed: SAID }), put)
    expect(saidOf(report)).toContain('error no-such-bucket')
    expect(report.findings.find(({ ruleId }) => ruleId === 'no-such-bucket')?.message).toContain('ledgers-prod')
    expect(report.differences).toEqual([])
  })

  it('is not told by an exception about another host', async () => {
    const other = SAID.replaceAll('ledgers-prod', 'others')
    expect(saidOf(await read(served(100, 500, { failed: other }), put))).not.toContain('error no-such-bucket')
  })
})

describe('a request that failed with its own database', () => {
  const sql: StockSpan = {
    id: 3,
    parent: 1,
    name: 'INSERT members',
    kind: 'client',
    from: 70,
    to: 80,
    attributes: { 'db.system': 'postgresql' },
    failed: 'duplicate key',
    exception: ['PG::UniqueViolation', 'duplicate key value violates unique constraint "members_email"'],
  }

  it('leaves no doubt', async () => {
    expect(doubtsIn(await read(served(100, 500), get, sql))).toEqual([])
  })

  it.each([
    ['a call of AWS failed with it', { ...get, attributes: unanswered, failed: 'reset' }, sql],
    ['the database was waited for in vain', get, { ...sql, exception: ['Timeout', 'connection timed out'] as const }],
    ['nobody says of what', get, { ...sql, exception: undefined }],
  ])('is in doubt where %s', async (_, call, own) => {
    const { exception, ...rest } = own
    const report = await read(served(100, 500), call, exception ? { ...rest, exception } : rest)
    expect([...saidOf(report), ...doubtsIn(report)]).not.toEqual([])
  })
})

describe('bare HTTP to AWS', () => {
  const bare: StockSpan = {
    ...get,
    name: 'HTTP PUT',
    attributes: { 'http.method': 'PUT', 'http.url': `https://${HOST}/part-0`, 'http.status_code': 200 },
  }

  it('is a remark where all that was asked for ended well, and a warning where something failed', async () => {
    expect(saidOf(await read(served(100, 200), bare))).toEqual([])
    expect(saidOf(await read(served(100, 500), bare))).toContain('warning evidence-incomplete')
  })
})

describe('who signed, as CloudTrail tells it beside stock spans', () => {
  const TASK = 'arn:aws:sts::227745910386:assumed-role/api-task/41b7'
  const ROLE = 'arn:aws:iam::227745910386:role/claims-clerk'
  const sts: StockSpan = {
    ...get,
    name: 'STS.AssumeRole',
    from: 5,
    to: 8,
    id: 3,
    attributes: {
      ...get.attributes,
      'rpc.service': 'STS',
      'rpc.method': 'AssumeRole',
      'aws.request_id': '38397047-e029-49e1-a888-5a603e1d53d8',
    },
  }
  const data = { ...get, attributes: { ...get.attributes, 'aws.request_id': 'QA39Z8EB4S23C49Y' } } as StockSpan
  const record = (name: string, source: string, requestID: string, arn: string, accessKeyId: string, more = {}) => ({
    eventVersion: '1.10',
    userIdentity: { type: 'AssumedRole', arn, accountId: '227745910386', accessKeyId },
    eventTime: `${moment(0).slice(0, 19)}Z`,
    eventSource: `${source}.amazonaws.com`,
    eventName: name,
    awsRegion: 'eu-west-1',
    requestID,
    eventID: `1b6d1757-${requestID}`,
    eventType: 'AwsApiCall',
    ...more,
  })
  const granted = {
    requestParameters: { roleArn: ROLE, roleSessionName: 'clerk-17' },
    responseElements: {
      credentials: { accessKeyId: 'ASIAACJVSX3GRPZJZKNT', expiration: 'Oct 13, 2026, 12:20:00 PM' },
      assumedRoleUser: { arn: 'arn:aws:sts::227745910386:assumed-role/claims-clerk/clerk-17' },
    },
  }
  const trailOf = (arn: string, key: string) =>
    JSON.stringify({
      Records: [
        record('AssumeRole', 'sts', '38397047-e029-49e1-a888-5a603e1d53d8', TASK, 'ASIAAXNPH4UKSHMLTKGB', granted),
        record('GetObject', 's3', 'QA39Z8EB4S23C49Y', arn, key, { requestParameters: { bucketName: 'claims' } }),
      ],
    })
  const spans = otlpOf([[served(100, 200), sts, data]])

  it('finds the session unused where the one that had asked for it signed', async () => {
    const report = await reportOf({ 'spans.jsonl': spans, 'trail.json': trailOf(TASK, 'ASIAAXNPH4UKSHMLTKGB') })
    expect(saidOf(report)).toEqual(['warning issued-session-unused'])
    expect(report.differences).toEqual([])
  })

  it('clears who signed with what was issued', async () => {
    const clerk = 'arn:aws:sts::227745910386:assumed-role/claims-clerk/clerk-17'
    const report = await reportOf({ 'spans.jsonl': spans, 'trail.json': trailOf(clerk, 'ASIAACJVSX3GRPZJZKNT') })
    expect(saidOf(report)).toEqual([])
  })

  it('says nothing where it is told of some calls only who signed them', async () => {
    const another = {
      ...get,
      id: 4,
      name: 'S3.ListBuckets',
      attributes: { ...get.attributes, 'rpc.method': 'ListBuckets' },
    } as StockSpan
    const partly = otlpOf([[served(100, 200), sts, data, another]])
    expect(
      saidOf(await reportOf({ 'spans.jsonl': partly, 'trail.json': trailOf(TASK, 'ASIAAXNPH4UKSHMLTKGB') })),
    ).toEqual([])
  })
})

describe('a tool call that only its client’s spans tell of', () => {
  const asked = (to: number, more: Partial<StockSpan> = {}): StockSpan => ({
    id: 1,
    name: 'tools/call fetch_report',
    kind: 'client',
    service: 'agent',
    from: 0,
    to,
    attributes: { 'mcp.method.name': 'tools/call', 'gen_ai.tool.name': 'fetch_report' },
    ...more,
  })
  const posted = (to: number): StockSpan => ({ ...served(to, 200, { id: 2, parent: 1, from: 4 }), name: 'POST' })

  it('is one: it timed out over what its server waited for', async () => {
    const gaveUp = asked(30_012, {
      failed: 'Timed out while waiting for response to ClientRequest. Waited 30.0 seconds.',
    })
    const hung = { ...get, id: 3, parent: 2, to: 126_000, attributes: unanswered, failed: 'socket hang up' }
    const report = await read(gaveUp, posted(126_400), hung)
    expect(report.findings.map(({ ruleId }) => ruleId)).toContain('tool-timeout-hung-call')
    expect(report.findings[0]?.message).toMatch(/fetch_report timed out .*the caller's own limit/)
    expect(report.differences).toEqual([])
  })

  it('is none beside its server’s own span of it', async () => {
    const tool: StockSpan = { ...asked(90, { id: 3, parent: 2, kind: 'server', service: 'api', from: 5 }) }
    const report = await read(asked(100), posted(95), tool, { ...get, id: 4, parent: 3 })
    expect(report.toolCalls.map(({ service }) => service)).toEqual(['api'])
  })
})

describe('a failure that only an exception tells of', () => {
  const DENIED =
    'An error occurred (AccessDenied) when calling the PutObject operation: User: arn:aws:sts::111122223333:assumed-role/worker/i-1 is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:eu-west-1:111122223333:key/9d1c because no identity-based policy allows the kms:GenerateDataKey action'
  const job = (more: Partial<StockSpan>): StockSpan => ({
    id: 1,
    name: 'archive_day process',
    kind: 'consumer',
    from: 0,
    to: 500,
    attributes: { 'messaging.system': 'celery', 'messaging.operation': 'process' },
    ...more,
  })
  const failed = { failed: 'boom', exception: ['botocore.exceptions.ClientError', DENIED] as const }

  it('is found where the call has no span', async () => {
    const report = await read(job(failed))
    expect(saidOf(report)).toEqual(['error access-denied'])
    expect(report.findings[0]?.observed).toContain('kms:GenerateDataKey')
    expect(report.differences).toEqual([])
  })

  it('is found where the call’s span tells its status alone', async () => {
    const refused = { ...get, attributes: { ...get.attributes, 'rpc.method': 'PutObject', 'http.status_code': 403 } }
    const report = await read(job(failed), refused)
    expect(saidOf(report)).toEqual(['error access-denied'])
    expect(report.findings[0]?.message).toContain('assumed-role/worker')
    expect(report.differences).toEqual([])
  })

  it('is nobody’s where what failed within went well in the end', async () => {
    const within: StockSpan = { id: 3, parent: 1, name: 'try', kind: 'internal', from: 5, to: 9, ...failed }
    expect(saidOf(await read(job({}), within, get))).toEqual([])
  })
})

describe('a test that its runner’s spans tell of', () => {
  const DENIED = 'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied'
  const test: StockSpan = {
    id: 1,
    name: 'tests/test_upload.py::test_upload_report',
    kind: 'internal',
    service: 'tests',
    from: 0,
    to: 500,
    attributes: { 'test.case.name': 'test_upload_report' },
  }
  const put = (failed?: string): StockSpan => ({
    ...get,
    service: 'tests',
    name: 'S3.PutObject',
    attributes: { ...get.attributes, 'rpc.method': 'PutObject', 'http.status_code': failed ? 403 : 200 },
    ...(failed && { failed }),
  })
  const junit = `<testsuites><testsuite name="pytest" tests="1" timestamp="${moment(0).slice(0, 23)}"><testcase classname="tests.test_upload" name="test_upload_report" time="0.5"/></testsuite></testsuites>`

  it('passed though its call failed', async () => {
    const report = await reportOf({ 'spans.jsonl': otlpOf([[test, put(DENIED)]]), 'junit.xml': junit })
    expect(report.findings.map(({ ruleId }) => ruleId)).toContain('hollow-pass-error-swallowed')
    expect(report.differences).toEqual([])
  })

  it('passed for what it did', async () => {
    const report = await reportOf({ 'spans.jsonl': otlpOf([[test, put()]]), 'junit.xml': junit })
    expect(saidOf(report)).toEqual([])
    expect(report.toolCalls).toMatchObject([{ tool: 'test_upload_report', outcome: 'passed' }])
  })
})

describe('claims that the server logs', () => {
  const role = (name: string) => `arn:aws:iam::227745910386:role/${name}`
  const line = (claim: string) =>
    JSON.stringify({
      time: moment(2),
      level: 'INFO',
      msg: 'authorized',
      trace_id: '1'.padStart(32, 'a'),
      sub: 'ben@blue.example',
      role_claim: role(claim),
    })
  const red = 'arn:aws:sts::227745910386:assumed-role/reports-red/anna'
  const base = { eventVersion: '1.10', awsRegion: 'eu-west-1', eventType: 'AwsApiCall' }
  const by = (arn: string, accessKeyId: string) => ({
    userIdentity: { type: 'AssumedRole', arn, accountId: '227745910386', accessKeyId },
  })
  const trail = JSON.stringify({
    Records: [
      {
        ...base,
        ...by('arn:aws:sts::227745910386:assumed-role/reports-svc/7d9f', 'ASIAEN8OGG4N7158Q1EF'),
        eventTime: `${moment(-60_000).slice(0, 19)}Z`,
        eventSource: 'sts.amazonaws.com',
        eventName: 'AssumeRole',
        requestParameters: { roleArn: role('reports-red'), roleSessionName: 'anna' },
        responseElements: { credentials: { accessKeyId: 'ASIAACJVSX3GRPZJZKNT' }, assumedRoleUser: { arn: red } },
        requestID: '6b77cb5d-9505-1974-6620-fefd72a3728c',
      },
      {
        ...base,
        ...by(red, 'ASIAACJVSX3GRPZJZKNT'),
        eventTime: `${moment(0).slice(0, 19)}Z`,
        eventSource: 's3.amazonaws.com',
        eventName: 'GetObject',
        requestID: 'QA39Z8EB4S23C49Y',
      },
    ],
  })
  const spans = otlpOf([
    [
      served(100, 200),
      { ...get, attributes: { ...get.attributes, 'aws.request_id': 'QA39Z8EB4S23C49Y' } } as StockSpan,
    ],
  ])

  it('are the role that was promised', async () => {
    const report = await reportOf({ 'spans.jsonl': spans, 'app.log': line('reports-blue'), 'trail.json': trail })
    expect(saidOf(report)).toEqual(['error identity-mismatch'])
    expect(report.differences).toEqual([])
  })

  it('clear the one whose session signed', async () => {
    expect(
      saidOf(await reportOf({ 'spans.jsonl': spans, 'app.log': line('reports-red'), 'trail.json': trail })),
    ).toEqual([])
  })
})
