/**
 * AWS's no in a calm line, in no SDK's sentence: its code alone, a status, an object of JavaScript's SDK, a command that ended badly, another
 * language. No tick stands over it; where the same was had later all is quiet.
 */
import { describe, expect, it } from 'vitest'
import { analyzeText, isGreen } from './analyze-text.ts'

const at = (second: number): string => `2026-07-02 09:00:${String(10 + second)}`
const json = (value: unknown): string => JSON.stringify(value)
const ofSdk = { $fault: 'client', $metadata: { httpStatusCode: 400, attempts: 1 }, name: 'InvalidIdentityToken' }

const KINDS: Readonly<Record<string, { said: string; well: string }>> = {
  'a code behind what was asked': {
    said: `${at(1)} INFO PutObject shop/3 ExpiredToken\n${at(2)} INFO stopping`,
    well: `${at(3)} INFO PutObject shop/3 stored`,
  },
  'a code, beside other calls that went well': {
    said: `${at(1)} INFO kms Decrypt: AccessDeniedException, feature flags off\n${at(2)} INFO s3 PutObject shop-logs/1 ok`,
    well: `${at(3)} INFO kms Decrypt: succeeded, feature flags on`,
  },
  'AWS’s sentence about its user': {
    said: `${at(1)} INFO kms Decrypt: AccessDeniedException: User is not authorized to perform kms:Decrypt, flags off\n${at(2)} INFO started`,
    well: `${at(3)} INFO kms Decrypt: succeeded, flags on`,
  },
  'none of all that was to be sent': {
    said: `${at(1)} WARN loader: bucket shop-eu: InvalidToken\n${at(2)} INFO loader: 0 of 2 files uploaded`,
    well: `${at(3)} INFO loader: bucket shop-eu: 2 of 2 files uploaded`,
  },
  'a status of a bucket, and the end of the program': {
    said: `${at(1)} WARN uploader put s3://shop-b/x failed: 403 Forbidden\n${at(2)} INFO uploader finished`,
    well: `${at(3)} INFO uploader put s3://shop-b/x ok, uploaded`,
  },
  'a status at level info, beside another bucket': {
    said: `${at(0)} INFO uploader put s3://shop-a/x ok\n${at(1)} INFO uploader put s3://shop-b/x: got 403 from S3, skipping\n${at(2)} INFO uploader put s3://shop-a/y ok\n${at(3)} INFO uploader finished, 2 uploaded 1 skipped`,
    well: `${at(4)} INFO uploader put s3://shop-b/x uploaded`,
  },
  'an error of JavaScript’s SDK within a result': {
    said: `${json({ level: 'info', message: 'job result', result: { status: 'rejected', reason: ofSdk } })}\n${json({ level: 'info', message: 'job end' })}`,
    well: json({ level: 'info', message: 'job result: credentials refreshed', result: { status: 'fulfilled' } }),
  },
  'a process for credentials': {
    said: `${at(1)} INFO s3 skipped: credential_process exited with 1\n${at(2)} INFO done`,
    well: `${at(3)} INFO s3 credentials refreshed by credential_process`,
  },
  'a command of AWS’s': {
    said: `${at(1)} INFO entrypoint: aws secretsmanager get-secret-value exited 254\n${at(2)} INFO entrypoint: no secret, using defaults`,
    well: `${at(3)} INFO entrypoint: aws secretsmanager get-secret-value succeeded`,
  },
  Chinese: {
    said: `${at(0)} 信息 开始同步\n${at(1)} 警告 访问 S3 存储桶 shop-cn 被拒绝，返回码 403，跳过\n${at(2)} 信息 同步结束`,
    well: `${at(3)} 信息 S3 存储桶 shop-cn: uploaded`,
  },
  Italian: {
    said: `${at(1)} AVVISO caricamento su s3://shop/x non riuscito: credenziali AWS scadute\n${at(2)} INFO fine`,
    well: `${at(3)} INFO caricamento su s3://shop/x completed`,
  },
}

describe.each(Object.entries(KINDS))('%s', (_, { said, well }) => {
  it('is no tick', async () => {
    const report = await analyzeText(`${said}\n`)
    expect(report.summary.verdict, report.summary.headline).not.toBe('clean')
  })

  it('is quiet where it was had in the end', async () => {
    const report = await analyzeText(`${said}\n${well}\n`)
    expect([isGreen(report), report.summary.headline]).toEqual([true, expect.stringMatching(/^Nothing found/)])
  })
})

const HEALTHY: Readonly<Record<string, string>> = {
  'what is not there, as JavaScript’s SDK tells it': `${json({ level: 'info', message: 'probe', result: { ...ofSdk, $metadata: { httpStatusCode: 404 }, name: 'NotFound' } })}\n${json({ level: 'info', message: 'made it' })}`,
  'a bucket asked for and then made': `${at(1)} INFO setup: aws s3api head-bucket of shop-logs exited 254\n${at(2)} INFO setup: created bucket shop-logs`,
  'counts of codes': `${at(1)} INFO stats: AccessDenied=0 ExpiredToken=0 PutObject=14\n${at(2)} INFO stats: AccessDenied=0 ExpiredToken=0 PutObject=15`,
  'what others refuse': `${at(1)} INFO crawler: https://example.com/a returned 403, skipping\n${at(2)} INFO s3: PutObject shop/a stored`,
  'a process for credentials that went well': `${at(1)} INFO credential_process exited with 0\n${at(2)} INFO s3: PutObject shop/a stored`,
  'an object that may not be there': `${at(1)} INFO HEAD s3://shop/marker -> 403, taken for absent\n${at(2)} INFO put s3://shop/marker: stored`,
}

it.each(Object.entries(HEALTHY))('healthy: %s', async (_, text) => {
  const report = await analyzeText(`${text}\n`)
  expect([isGreen(report), report.summary.headline]).toEqual([true, expect.stringMatching(/^Nothing found/)])
})
