/** Commands at prompts that are a sign alone, names that only begin as AWS's do, and what a tool says of each thing that it did: each beside a log in which it failed. */
import { describe, expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const EXPIRED =
  '✘ default session: SSOProviderInvalidToken: the SSO session has expired or is invalid\ncaused by: open /Users/ada/.aws/sso/cache/5c90b1f7.json: no such file or directory'
const LOGIN =
  'Attempting to automatically open the SSO authorization page in your default browser.\nSuccessfully logged into Start URL: https://d-99670a1b2c.awsapps.com/start'

describe.each(['❯', '➜', '➜  depot git:(main) ✗', 'λ', '»'])('at the prompt %s', (prompt) => {
  const session = (...said: readonly string[]): string =>
    ['AWS_PROFILE=dev copilot app ls', 'AWS_PROFILE=dev aws sso login', 'AWS_PROFILE=dev copilot app ls']
      .map((command, nth) => `${prompt} ${command}\n${said[nth]}\n`)
      .join('')

  it('what was typed again and went well is mended', async () => {
    expect(isGreen(await analyzeText(session(EXPIRED, LOGIN, 'playground\nstorefront'), 'terminal.txt'))).toBe(true)
  })

  it('what failed again is not', async () => {
    expect(accused(await analyzeText(session(EXPIRED, LOGIN, EXPIRED), 'terminal.txt'))).toContain('sso-expired')
  })
})

describe('a name that a resolver did not find', () => {
  const queried = (name: string, answer: string): string =>
    `[INFO] 10.244.1.24:51012 - 4411 "A IN ${name}. udp 67 false 512" ${answer} qr,aa,rd 160 0.000112s\n[INFO] 10.244.1.24:51012 - 4412 "A IN s3.eu-west-1.amazonaws.com. udp 44 false 512" NOERROR qr,rd,ra 202 0.001931s\n`

  it('below a domain of its own is none of AWS', async () => {
    const report = await analyzeText(queried('s3.eu-west-1.amazonaws.com.shop.svc.cluster.local', 'NXDOMAIN'))
    expect(accused(report)).toEqual([])
  })

  it('is AWS’s where it is all of the name', async () => {
    const report = await analyzeText(queried('sts.eu-west-9.amazonaws.com', 'NXDOMAIN'))
    expect(accused(report).length).toBeGreaterThan(0)
  })

  it.each(['sts.cn-north-1.amazonaws.com.cn', 'sts.amazonaws.com'])('%s is', async (host) => {
    const report = await analyzeText(
      `2026-05-16T11:20:31Z ERROR could not renew: lookup ${host} on 10.0.0.2:53: no such host\n`,
    )
    expect(accused(report)).toContain('assume-role-failed')
  })
})

describe('what was asked too often', () => {
  const RETRIED = ['DeleteSubnet', 'DeleteVolume']
    .map(
      (operation) =>
        `I0216 12:00:38.022397   36530 logging_retryer.go:59] Retryable error (RequestLimitExceeded: Request limit exceeded.\n\tstatus code: 503, request id: 2a90c4d7-e15b-4f68-8b3c-917de0a6f542) from ec2/${operation} - will retry after delay of 5.072s\n`,
    )
    .join('')

  it('and then was done of each thing is mended', async () => {
    const report = await analyzeText(
      `${RETRIED}volume:vol-0aa1f7e7f6b1d92c4\tok\nsubnet:subnet-4a7c8b33\tok\n\nDeleted cluster: "dev.k8s.example.com"\n`,
      'kops-delete.log',
    )
    expect(isGreen(report)).toBe(true)
  })

  it('and then was done of none is not', async () => {
    const report = await analyzeText(
      `${RETRIED}subnet:subnet-4a7c8b33\terror deleting resources, will retry\nNot all resources deleted; waiting before reattempting deletion\nnot making progress deleting resources; giving up\n`,
      'kops-delete.log',
    )
    expect(isGreen(report)).toBe(false)
  })
})
