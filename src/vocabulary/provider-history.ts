/**
 * What SDKs say of a provider of their chain that gave no credentials: a line of its own, or a list in the error with which
 * the chain ends. Chains that found some say nothing of the providers before, but for a debug line of Java's, Python's,
 * Rust's and C++'s, which src/sources/logs/log-facts.ts reads.
 */
interface Answer {
  provider: 'environment' | 'profile' | 'web identity' | 'container' | 'instance metadata'
  /** The SDK's words, from which on the line is shown. */
  says: RegExp
  source: string
}

const GO_1 = 'https://github.com/aws/aws-sdk-go/blob/main/aws'
const GO_2 = 'https://github.com/aws/aws-sdk-go-v2/blob/main/credentials'
const NET = 'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Credentials'
const PHP = 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials'
const RUBY = 'https://github.com/aws/aws-sdk-ruby/blob/version-3/gems/aws-sdk-core/lib/aws-sdk-core'

export const ANSWERS: readonly Answer[] = [
  // With CredentialsChainVerboseErrors, below "no valid providers in chain".
  {
    provider: 'environment',
    says: /EnvAccessKeyNotFound: failed to find credentials in the environment/,
    source: `${GO_1}/session/credentials.go`,
  },
  {
    provider: 'environment',
    says: /EnvAccessKeyNotFound: AWS_ACCESS_KEY_ID or AWS_ACCESS_KEY not found in environment/,
    source: `${GO_1}/credentials/env_provider.go`,
  },
  { provider: 'profile', says: /SharedCredsLoad: failed to load/, source: `${GO_1}/session/credentials.go` },
  {
    provider: 'web identity',
    says: /WebIdentityErr: /,
    source: `${GO_1}/credentials/stscreds/web_identity_provider.go`,
  },
  {
    provider: 'container',
    says: /CredentialsEndpointError: failed to load credentials/,
    source: `${GO_1}/credentials/endpointcreds/provider.go`,
  },
  {
    provider: 'instance metadata',
    says: /EC2RoleRequestError: /,
    source: `${GO_1}/credentials/ec2rolecreds/ec2_role_provider.go`,
  },
  // Go v2 asks one provider only, and says which by its words.
  {
    provider: 'web identity',
    says: /failed to retrieve jwt from provide source/,
    source: `${GO_2}/stscreds/web_identity_provider.go`,
  },
  { provider: 'instance metadata', says: /no EC2 IMDS role found/, source: `${GO_2}/ec2rolecreds/provider.go` },
  // "Exception 1 of 4: …", below "Failed to resolve AWS credentials" or "Unable to find credentials".
  {
    provider: 'environment',
    says: /The environment variables AWS_ACCESS_KEY_ID\/AWS_SECRET_ACCESS_KEY\/AWS_SESSION_TOKEN were not set/,
    source: `${NET}/EnvironmentVariablesAWSCredentials.cs`,
  },
  {
    provider: 'web identity',
    says: /The webIdentityTokenFile must be an absolute path/,
    source: `${NET}/AssumeRoleWithWebIdentityCredentials.cs`,
  },
  {
    provider: 'web identity',
    says: /A token could not be loaded from the WebIdentityTokenFile/,
    source: `${NET}/AssumeRoleWithWebIdentityCredentials.cs`,
  },
  {
    provider: 'profile',
    says: /Unable to find the '[^'\n]{1,80}' profile in CredentialProfileStoreChain/,
    source: `${NET}/FallbackCredentialsFactory.cs`,
  },
  {
    provider: 'instance metadata',
    says: /Unable to get IAM security credentials from EC2 Instance Metadata Service/,
    source: `${NET}/DefaultInstanceProfileAWSCredentials.cs`,
  },
  // PHP's chain passes on what the last of its providers said.
  {
    provider: 'environment',
    says: /Could not find environment variable credentials in/,
    source: `${PHP}/CredentialProvider.php`,
  },
  { provider: 'profile', says: /No credentials present in INI profile/, source: `${PHP}/CredentialProvider.php` },
  {
    provider: 'web identity',
    says: /Error reading WebIdentityTokenFile from/,
    source: `${PHP}/AssumeRoleWithWebIdentityCredentialProvider.php`,
  },
  {
    provider: 'web identity',
    says: /Error assuming role from web identity credentials/,
    source: `${PHP}/AssumeRoleWithWebIdentityCredentialProvider.php`,
  },
  { provider: 'container', says: /Error retrieving credential from ECS/, source: `${PHP}/EcsCredentialProvider.php` },
  {
    provider: 'instance metadata',
    says: /Error retrieving credentials from the instance profile metadata/,
    source: `${PHP}/InstanceProfileProvider.php`,
  },
  // Ruby warns of the last one, and of no other.
  {
    provider: 'instance metadata',
    says: /Error retrieving instance profile credentials: /,
    source: `${RUBY}/instance_profile_credentials.rb`,
  },
]

/** `environment (EnvAccessKeyNotFound: …)`, in the order of the text. */
export function providersAsked(text: string): string[] {
  return ANSWERS.flatMap(({ provider, says }) => {
    const at = text.search(says)
    if (at < 0) return []
    const said = text.slice(at, at + 160).split('\n', 1)[0]!
    return [{ at, told: `${provider} (${said.trim().replace(/[.:]$/, '')})` }]
  })
    .sort((a, b) => a.at - b.at)
    .map(({ told }) => told)
}
