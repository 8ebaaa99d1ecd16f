/** A request to AWS that was announced, and after which nothing was heard until Lambda ended the function, hung; what was told of it meanwhile says how. */
import { expect, it } from 'vitest'
import { accused, analyzeText } from './analyze-text.ts'

const ID = '6cb9195c-f54b-4bf0-9392-ffc1d1be284f'
const HOST = 'depot-in.s3-us-west-2.amazonaws.com'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AnalyzingLogData.html, as the console exports it. */
const insights = (...rows: readonly (readonly [string, string])[]): string =>
  JSON.stringify(
    rows.map(([at, message]) => ({ '@timestamp': `2024-02-23 23:41:${at}`, '@message': message })),
    null,
    4,
  )
const asks = `[INFO]\t2024-02-23T23:41:11.910Z\t${ID}\tdepot.boto3\ts3.GetObject:\tMaking GET request to https://${HOST}/access/2024-02-23`
const START = ['11.909', `START RequestId: ${ID} Version: $LATEST\n`] as const
const KILLED = ['43.003', `2024-02-23T23:41:43.003Z ${ID} Task timed out after 31.09 seconds\n\n`] as const

it('a request that was never answered', async () => {
  const report = await analyzeText(
    insights(
      START,
      ['11.910', asks],
      ['11.910', `[INFO]\t2024-02-23T23:41:11.910Z\t${ID}\tdepot.boto3\ts3.GetObject:\t… without request body`],
      KILLED,
      ['43.003', `END RequestId: ${ID}\n`],
    ),
    'insights.json',
  )
  expect(accused(report)).toEqual(['aws-call-failed'])
  expect(report.summary.headline).toMatch(/S3 GetObject on depot-in hung: .* 31\.1 s, when Lambda ended the function/)
})

it('something else was said after it', async () => {
  const report = await analyzeText(
    insights(
      START,
      ['11.910', asks],
      ['14.118', `[INFO]\t2024-02-23T23:41:14.118Z\t${ID}\tresizing 4032x3024`],
      KILLED,
    ),
    'insights.json',
  )
  expect(accused(report)).toEqual([])
  expect(report.summary.headline).toContain('the log does not say what it waited for')
})

/** Lambda's handler for Python's logging; urllib3 under botocore. https://github.com/awslabs/aws-transit-vpc/issues/26 */
it('a connection that never came about, told at level debug', async () => {
  const report = await analyzeText(`START RequestId: ${ID} Version: $LATEST
[INFO]\t2018-06-05T17:30:36.740Z\t${ID}\tGetting settings from file: s3://depot-in/config.txt
[INFO]\t2018-06-05T17:30:36.756Z\tStarting new HTTPS connection (1): ${HOST}
[DEBUG]\t2018-06-05T17:31:36.726Z\tConnectionError received when sending HTTP request.
Traceback (most recent call last):
  File "/var/runtime/botocore/vendored/requests/adapters.py", line 419, in send
    raise ConnectTimeout(e, request=request)
ConnectTimeout: HTTPSConnectionPool(host='${HOST}', port=443): Max retries exceeded with url: /config.txt (Caused by ConnectTimeoutError(<botocore.awsrequest.AWSHTTPSConnection object at 0x7f2f8e7d2d50>, 'Connection to ${HOST} timed out. (connect timeout=60)'))
[INFO]\t2018-06-05T17:31:37.240Z\tStarting new HTTPS connection (2): ${HOST}
END RequestId: ${ID}
REPORT RequestId: ${ID}\tDuration: 180003.41 ms\tBilled Duration: 180000 ms\tMemory Size: 128 MB\tMax Memory Used: 46 MB\t
2018-06-05T17:33:36.690Z ${ID} Task timed out after 180.00 seconds
`)
  expect(accused(report)).toEqual(['connect-stall'])
  expect(report.summary.headline).toContain(HOST)
})
