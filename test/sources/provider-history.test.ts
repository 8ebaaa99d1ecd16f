/** What the SDKs for Go, .NET, PHP and Ruby say of their chain: a log of a chain that gave nothing, and its healthy twin. */
import { describe, expect, it } from 'vitest'
import { ANSWERS } from '../../src/vocabulary/provider-history.ts'
import { analyzeText } from '../logs/analyze-text.ts'

interface Pair {
  faulty: string[]
  asked: string[]
  healthy: string[]
}

const TOKEN = '/var/run/secrets/eks.amazonaws.com/serviceaccount/token'

const PAIRS: Record<string, Pair> = {
  'Go v1': {
    faulty: [
      '2026-05-16T11:20:31.000Z INFO export started',
      '2026-05-16T11:20:31.642Z ERROR export failed: NoCredentialProviders: no valid providers in chain',
      'caused by: EnvAccessKeyNotFound: failed to find credentials in the environment.',
      'SharedCredsLoad: failed to load profile, depot.',
      'EC2RoleRequestError: no EC2 instance role found',
      'caused by: RequestError: send request failed',
    ],
    asked: ['environment (EnvAccessKeyNotFound', 'profile (SharedCredsLoad', 'instance metadata (EC2RoleRequestError'],
    healthy: ['2026-05-16T11:20:31.000Z INFO export started', '2026-05-16T11:20:31.642Z INFO export completed'],
  },
  'Go v2': {
    faulty: [
      '2026-05-16T11:20:31.642Z ERROR operation error S3: PutObject, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, http response error StatusCode: 404, request to EC2 IMDS failed',
    ],
    asked: ['instance metadata (no EC2 IMDS role found'],
    healthy: ['2026-05-16T11:20:31.642Z INFO operation S3: PutObject completed'],
  },
  '.NET': {
    faulty: [
      '2026-07-31 08:12:44.902 +00:00 [ERR] Amazon.Runtime.AmazonClientException: Failed to resolve AWS credentials. The credential providers used to search for credentials returned the following errors:',
      '',
      'Exception 1 of 4: The environment variables AWS_ACCESS_KEY_ID/AWS_SECRET_ACCESS_KEY/AWS_SESSION_TOKEN were not set with AWS credentials.',
      "Exception 2 of 4: The webIdentityTokenFile must be an absolute path. (Parameter 'webIdentityTokenFile')",
      "Exception 3 of 4: Unable to find the 'default' profile in CredentialProfileStoreChain.",
      'Exception 4 of 4: Unable to get IAM security credentials from EC2 Instance Metadata Service.',
    ],
    asked: ['environment (', 'web identity (', 'profile (', 'instance metadata ('],
    healthy: [
      '2026-07-31 08:12:44.902 +00:00 [INF] New credentials created using assume role with web identity that expire at 2026-07-31T09:12:44.0000000Z',
      '2026-07-31 08:12:45.100 +00:00 [INF] Listed 3 orders',
    ],
  },
  PHP: {
    faulty: [
      '[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\CredentialsException: Error retrieving credentials from the instance profile metadata service. (cURL error 28: Connection timed out after 1001 milliseconds for http://169.254.169.254/latest/meta-data/iam/security-credentials/)',
      '[2026-10-19 09:56:50] production.ERROR: Aws\\Exception\\CredentialsException: Cannot read credentials from /root/.aws/credentials',
    ],
    asked: ['instance metadata (Error retrieving credentials from the instance profile metadata service'],
    healthy: ['[2026-10-19 09:56:49] production.INFO: Export stored {"bucket":"depot"}'],
  },
  Ruby: {
    faulty: [
      'W, [2026-07-31T08:12:44.902211 #7]  WARN -- : Error retrieving instance profile credentials: Failed to open TCP connection to 169.254.169.254:80 (execution expired)',
      'E, [2026-07-31T08:12:45.902211 #7] ERROR -- : Aws::Errors::MissingCredentialsError: unable to sign request without credentials set',
    ],
    asked: ['instance metadata (Error retrieving instance profile credentials'],
    healthy: ['I, [2026-07-31T08:12:44.902211 #7]  INFO -- : Export stored'],
  },
}

describe.each(Object.entries(PAIRS))('%s', (_, { faulty, asked, healthy }) => {
  it('tells provider by provider what the chain said', async () => {
    const report = await analyzeText(faulty.join('\n'))
    const finding = report.findings.find(({ ruleId }) => ruleId === 'no-credentials')
    expect(finding?.severity).toBe('error')
    let from = finding!.observed.indexOf('; asked: ')
    for (const one of asked) {
      const at = finding!.observed.indexOf(one, from)
      expect(at, `${one} in ${finding!.observed}`).toBeGreaterThan(from)
      from = at
    }
  })

  it('is quiet about its healthy twin', async () => {
    expect((await analyzeText(healthy.join('\n'))).summary.headline).toMatch(/^Nothing found/)
  })
})

it('says of a token file that .NET could not read that it was that one', async () => {
  const report = await analyzeText(
    `2026-07-31 08:12:44.902 +00:00 [ERR] System.InvalidOperationException: A token could not be loaded from the WebIdentityTokenFile. ---> System.IO.FileNotFoundException: Could not find file '${TOKEN}'.`,
  )
  expect(report.findings.map(({ ruleId }) => ruleId)).toContain('assume-role-failed')
})

it.each(ANSWERS)('$says has a public source', ({ source }) => expect(source).toMatch(/^https:\/\/github\.com\/\S+$/))
