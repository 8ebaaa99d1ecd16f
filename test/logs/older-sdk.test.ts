/** An SDK that is older than EKS Pod Identity does not ask its agent, and says so in its own words: that is the reason, and not the agent. */
import { expect, it } from 'vitest'
import { analyzeText } from './analyze-text.ts'

const HOST = '169.254.170.23'

it.each([
  [
    'Go',
    `E0611 08:25:01.880513       1 driver.go:101] "GRPC error" err="could not create volume: NoCredentialProviders: no valid providers in chain\\ncaused by: EnvAccessKeyNotFound: failed to find credentials in the environment.\\nCredentialsEndpointError: invalid endpoint host, \\"${HOST}\\", only loopback hosts are allowed."`,
  ],
  [
    'Python',
    `2026-06-11 08:25:01 ERROR worker failed: ValueError: Unsupported host '${HOST}'. Can only retrieve metadata from these hosts: 169.254.170.2, localhost, 127.0.0.1; NoCredentialsError: Unable to locate credentials`,
  ],
  [
    'JavaScript',
    `2026-06-11T08:25:01Z ERROR CredentialsProviderError: Could not load credentials from any providers: ${HOST} is not a valid container metadata service hostname`,
  ],
])('%s', async (_, line) => {
  const report = await analyzeText(`${line}\n`)
  expect(report.summary.headline).toContain('older than EKS Pod Identity')
  const [finding] = report.findings.filter(({ ruleId }) => ruleId === 'no-credentials')
  expect(finding?.fix).toContain('Bring the SDK to a version')
})

it('an agent that refused is another matter', async () => {
  const line = `2026-06-11T08:25:01Z ERROR NoCredentialProviders: no valid providers in chain: CredentialsEndpointError: failed to load credentials from http://${HOST}/v1/credentials: status code: 404`
  expect((await analyzeText(`${line}\n`)).summary.headline).not.toContain('older than')
})
