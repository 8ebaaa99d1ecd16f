/** The metadata service that answers and says no, in words of any program; and a process that panics, of whatever, in a log of AWS. */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const at = (nth: number): string => `2026-01-12T08:31:${10 + nth}.118Z`
const log = (...lines: readonly string[]): string => lines.map((line, nth) => `${at(nth)} ${line}`).join('\n')

const REFUSED: readonly (readonly [string, string])[] = [
  // https://github.com/aws/aws-node-termination-handler/issues/668
  [
    'Node Termination Handler',
    'There was a problem checking for spot ITNs: Metadata request received http status code: 401',
  ],
  // https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2231
  ['Python’s requests', '401 Client Error: Unauthorized for url: http://169.254.169.254/latest/meta-data/iam/info'],
  ['a client of one’s own', 'IMDS returned 403 for the role of this host'],
  ['words', 'could not read EC2 instance metadata: HTTP 401'],
  ['a service named whole', 'instance metadata service responded with status 403'],
]

it.each(REFUSED)('%s: told to the end, and by a panic', async (_, said) => {
  const warned = log('INFO agent started', `WARN ${said}`, `WARN ${said}`, `WARN ${said}`)
  expect(accused(await analyzeText(warned))).toEqual([expect.stringMatching(/^(?:imds-unreachable|no-credentials)$/)])
  const died = `${log('INFO agent started')}\npanic: ${said}\n\ngoroutine 83 [running]:\nmain.main()\n\t/app/main.go:224 +0x5a5`
  expect(isGreen(await analyzeText(died))).toBe(false)
  expect(isGreen(await analyzeText(log('INFO agent started', `ERROR ${said}`, 'INFO next round')))).toBe(false)
})

it.each([
  ['the older version that was refused, and the newer one', 'INFO IMDSv1 returned 401, trying IMDSv2 with a token'],
  ['another cloud', 'WARN GCE metadata service returned 403 for scopes of metadata.google.internal'],
  ['another’s metadata', 'WARN SAML metadata endpoint returned 403'],
  ['what is not there', 'INFO GET http://169.254.169.254/latest/meta-data/spot/instance-action returned 404'],
])('%s accuses nobody', async (_, said) => {
  const report = await analyzeText(log('INFO agent started', said, 'INFO uploaded a.gz to s3://depot/a.gz'))
  expect([accused(report), isGreen(report)]).toEqual([[], true])
})

it.each([
  'panic: node providerID empty, cannot parse\n\ngoroutine 1 [running]:\nmain.main()\n\t/app/main.go:22 +0x1',
  "thread 'main' panicked at src/main.rs:3:5:\nno answer\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace",
])('a panic beside AWS is no tick: %s', async (panic) => {
  const before = log('INFO retrieving instance metadata from ec2 metadata of aws', 'INFO kubernetes api is available')
  expect(isGreen(await analyzeText(`${before}\n${panic}`))).toBe(false)
})
