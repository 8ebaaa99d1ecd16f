/** A provider of a chain that found nothing, at whatever level it says so, while the next gave credentials; and answers that nobody asks for a second time. */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

// https://github.com/ClickHouse/ClickHouse/issues/30559
const clickhouse = (nth: number, level: string, said: string): string =>
  `2021.10.22 14:02:41.33${nth}770 [ 412 ] {7f0c2c1e-7a0e-4f57-9d63-0f0a7c3a2be1} <${level}> AWSClient: ${said}`
const PULLED =
  'EC2InstanceProfileConfigLoader: Successfully pulled credentials from metadata service with access key ASIAQXEXAMPLE7KJ2T5D'
const PASSED: readonly string[] = [
  "ProcessCredentialsProvider: Failed to find credential process's profile: default",
  'ProfileConfigFileAWSCredentialsProvider: profile default not found',
  'SSOCredentialsProvider: Token file is not set',
]
it.each(PASSED)('%s', async (said) => {
  const lines = [clickhouse(2, 'Error', said), clickhouse(3, 'Information', PULLED)]
  const report = await analyzeText(`${lines.join('\n')}\n`)
  expect([accused(report), report.summary.headline]).toEqual([[], expect.stringMatching(/^Nothing found/)])
  expect(isGreen(await analyzeText(`${lines[0]}\n`)), 'and no credentials came').toBe(false)
})

const NEEDED: readonly string[] = [
  'STSAssumeRoleWithWebIdentityCredentialsProvider: Failed to find the token file',
  'ProcessCredentialsProvider: Failed to find credentials: process returned 403 Forbidden',
]
it.each(NEEDED)('whoever was configured and failed was not passed over: %s', async (said) => {
  const lines = [clickhouse(2, 'Error', said), clickhouse(3, 'Information', PULLED)]
  expect(isGreen(await analyzeText(`${lines.join('\n')}\n`))).toBe(false)
})

it('Amplify in an app where nobody is signed in', async () => {
  const report = await analyzeText(` LOG  [DEBUG] 48:24.140 Credentials - Getting credentials for guest
 WARN  [WARN] 48:24.141 AWSS3Provider - ensure credentials error cannot get guest credentials when mandatory signin enabled
 LOG  [DEBUG] 48:24.142 StorageClass - put image.jpg to S3
 LOG  upload settled {"status": "rejected", "reason": "No credentials"}
 LOG  [DEBUG] 48:25.903 Hub - Dispatching to auth with  {"event": "configured", "data": null, "message": "The Auth category has been configured successfully"}
`)
  expect(accused(report)).toContain('no-credentials')
})

// https://github.com/mozilla/sccache/issues/632
it('sccache, whose build ends well without its cache', async () => {
  const report = await analyzeText(` INFO 2019-12-27T23:25:31Z: sccache::server: server started, listening on port 4226
TRACE 2019-12-27T23:25:54Z: sccache::simples3::s3: PUT http://build-cache-bldr7.s3.amazonaws.com/7/0/c/70c3fa4be11ad4f3d2f8f9c0a2be77c1e6b0b6de
TRACE 2019-12-27T23:25:54Z: sccache::simples3::s3: PUT failed with HTTP status: 403 Forbidden
 WARN 2019-12-27T23:25:54Z: sccache::cache::s3: Got AWS error: Error(BadHTTPStatus(403), State { next_error: None, backtrace: InternalBacktrace })
DEBUG 2019-12-27T23:25:54Z: sccache::server: Error executing cache write: failed to put cache entry in s3
    Finished dev [unoptimized + debuginfo] target(s) in 2m 11s
 INFO 2019-12-27T23:25:56Z: sccache::server: request finished
`)
  expect(accused(report)).toContain('access-denied')
})
