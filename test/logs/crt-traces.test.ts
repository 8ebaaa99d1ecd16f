/** What the AWS Common Runtime tells by its traces only: each header of an answer by itself, an answer of S3 over lines, and tries of a part. */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const decoder = (id: string, header: string): string =>
  `[TRACE] 2026-01-12 18:02:11.102 http-decoder [2784] id=${id} Decoded header field: "${header}"`
const stream = (said: string): string =>
  `[TRACE] [2026-01-12T18:02:11Z] [00007f3b2c1ff700] [http-stream] - id=0x7f2c1c0: ${said}`
const AFTER = '[INFO] 2026-01-12 18:02:41.110 SonicSession [2784] no output events so far'

it.each([
  [
    'HTTP/2',
    [
      ':status: 403',
      'x-amzn-requestid: 0b7d63a3-fc51',
      'x-amzn-errortype: AccessDeniedException:http://internal.amazon.com/coral/',
    ].map((header) => decoder('038D8770', header)),
  ],
  [
    'HTTP/1',
    [
      stream('Incoming response status: 403 (Forbidden).'),
      stream('Incoming header: x-amzn-ErrorType: AccessDeniedException'),
    ],
  ],
])('a refusal that only headers of %s tell', async (_, lines) => {
  const report = await analyzeText([...lines, AFTER].join('\n'))
  expect(accused(report)).toEqual(['access-denied'])
  expect(report.summary.verdict).toBe('unknown')
})

it.each([
  ['an answer that went well', [decoder('1A', ':status: 200'), decoder('1A', 'x-amzn-requestid: 0b7d63a3-fc51')]],
  [
    'what is not there',
    [
      decoder('1A', ':status: 400'),
      decoder('1A', 'x-amzn-errortype: ResourceNotFoundException:http://internal.amazon.com/coral/'),
    ],
  ],
])('headers of %s accuse nobody', async (_, lines) => {
  const report = await analyzeText([...lines, AFTER].join('\n'))
  expect([accused(report), isGreen(report)]).toEqual([[], true])
})

const part = (level: string, at: string, said: string): string =>
  `[${level}] [2026-01-12T${at}Z] [00007fda437fe700] [S3MetaRequest] - ${said}`
const FAILED = (status: number): string =>
  part(
    'ERROR',
    '16:27:58',
    `id=0x7fdb44a391a0 Meta request failed from error 14343 (Invalid response status from request). (request=0x7fd9f4004480, response status=${status}). Try to setup a retry.`,
  )
const ANSWER = `${part('TRACE', '16:27:58', 'response body: ')}
<Error>
    <Code>RequestTimeTooSkewed</Code>
    <Message>The difference between the request time and the current time is too large.</Message>
    <RequestId>7V4XKQ0Y2M8ZB1CD</RequestId>
</Error>`

it('S3’s answer, set over lines at level trace, is the reason of the try that failed', async () => {
  const report = await analyzeText(
    [part('TRACE', '16:27:58', 'id=0x7fdb44a391a0: Sending request 0x7fd9f4004480'), ANSWER, FAILED(403)].join('\n'),
  )
  expect(accused(report)).toEqual(['clock-skew'])
})

it.each([403, 500])('a try of a part that failed (%d), and nothing after it, is no tick', async (status) => {
  const lines = [part('TRACE', '16:27:58', 'id=0x7fdb44a391a0: Sending request 0x7fd9f4004480'), FAILED(status)]
  expect(isGreen(await analyzeText(lines.join('\n')))).toBe(false)
})

it('the same whose request ended well is a remark', async () => {
  const well = part('DEBUG', '16:28:01', 'id=0x7fdb44a391a0 Meta request finished with error code 0 (Success.)')
  const report = await analyzeText([FAILED(503), well].join('\n'))
  expect([accused(report), isGreen(report)]).toEqual([[], true])
  expect(isGreen(await analyzeText([FAILED(503), well.replace('391a0', '391b0')].join('\n')))).toBe(false)
})
