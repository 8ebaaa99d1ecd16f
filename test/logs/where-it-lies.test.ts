/** A bucket that lies in another region than was asked, and a metadata service that nobody reaches, in the words of whoever asked; beside each a log in which all was well. */
import { describe, expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const BEFORE = '2026-05-16T11:20:30.042Z INFO backing up depot-nightly to s3://depot-nightly/full\n'

describe('a bucket in another region', () => {
  it.each([
    'Get https://depot-nightly.s3.eu-west-1.amazonaws.com/?max-keys=1000&prefix=: 301 response missing Location header',
    's3 bucket and region are not matched, bucket=depot-nightly, input region=eu-west-1, real region=us-east-1',
    'S3 bucket depot-nightly: region us-east-1 does not match the configured one',
    'bucket region mismatch for s3://depot-nightly: have eu-west-1',
  ])('%s', async (said) => {
    const report = await analyzeText(`${BEFORE}2026-05-16T11:20:31.642Z ERROR backup failed: ${said}\n`)
    expect(accused(report)).toContain('s3-wrong-region')
    expect(JSON.stringify(report.findings)).toContain('depot-nightly')
  })

  it.each([
    'make sure that the bucket and the region do not mismatch, or uploads to s3 are slow',
    'the bucket lies in region eu-west-1 and s3 answers in 12 ms',
  ])('and advice is none: %s', async (said) => {
    const report = await analyzeText(
      `${BEFORE}2026-05-16T11:20:31.642Z INFO ${said}\n2026-05-16T11:20:33.642Z INFO backup done\n`,
    )
    expect(accused(report)).toEqual([])
  })
})

describe('a redirect that the client follows with another client', () => {
  const REDIRECT =
    '2026-05-16T11:20:31.200+09:00 DEBUG 1 --- [oundedElastic-3] i.awspring.cloud.s3.CrossRegionS3Client  : Exception when requesting S3 for bucket: depot-inbox: details=[PermanentRedirect, The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.], httpHeaders=[x-amz-bucket-region=[ap-northeast-2]]\n'
  const FOLLOWED =
    '2026-05-16T11:20:31.201+09:00 DEBUG 1 --- [oundedElastic-3] i.awspring.cloud.s3.CrossRegionS3Client  : Creating new S3 client for region: ap-northeast-2\n'
  const HAD =
    "2026-05-16T11:20:32.104+09:00 DEBUG 1 --- [oundedElastic-3] .i.a.i.S3InboundFileSynchronizer         : 3 files transferred from 'depot-inbox'\n"
  const GOES_ON =
    '2026-05-16T11:20:33.104+09:00  INFO 1 --- [oundedElastic-3] c.e.inbox.OrderLineReader                : waiting for files\n'

  it('is none', async () => {
    expect(isGreen(await analyzeText(REDIRECT + FOLLOWED + HAD + GOES_ON))).toBe(true)
  })

  it('is one where it was not followed', async () => {
    expect(isGreen(await analyzeText(REDIRECT + GOES_ON))).toBe(false)
  })

  it('is one where nothing was had of it, told 0 times', async () => {
    expect(isGreen(await analyzeText(REDIRECT + HAD.replace('3 files', '0 files') + GOES_ON))).toBe(false)
  })

  it('is one where what followed was redirected too', async () => {
    const report = await analyzeText(`${REDIRECT}${FOLLOWED}${REDIRECT.replace('DEBUG', 'ERROR')}`)
    expect(isGreen(report)).toBe(false)
    expect(accused(report)).toContain('s3-wrong-region')
  })
})

describe('a metadata service that is not reached', () => {
  it.each([
    'Exception: Connection to AWS EC2 Metadata timed out: ConnectTimeout',
    'failed to connect to the EC2 metadata service',
    'could not reach the instance metadata endpoint',
    "HTTPConnectionPool(host='169.254.169.254', port=80): Max retries exceeded with url: /latest/api/token (Caused by ConnectTimeoutError(<urllib3.connection.HTTPConnection object at 0x7ff2c0387090>, 'Connection to 169.254.169.254 timed out. (connect timeout=2)'))",
  ])('%s', async (said) => {
    const report = await analyzeText(
      `2026-05-16T11:20:30.042Z INFO addresses found: 10.0.4.21\n${`2026-05-16T11:20:31.642Z ERROR ${said}\n`.repeat(3)}`,
    )
    expect(accused(report)).toContain('imds-unreachable')
  })

  it.each([
    'failed to connect to the EC2 metadata service, not running on EC2',
    'connected to the EC2 metadata service in 2 ms',
    "HTTPConnectionPool(host='169.254.169.254', port=80): Max retries exceeded with url: /metadata/instance?api-version=2021-02-01",
  ])('and what nobody needs is none: %s', async (said) => {
    const report = await analyzeText(
      `2026-05-16T11:20:30.042Z INFO addresses found: 10.0.4.21\n2026-05-16T11:20:31.642Z INFO ${said}\n2026-05-16T11:20:33.642Z INFO listening\n`,
    )
    expect(accused(report)).toEqual([])
  })
})
