import type { Vocabulary } from './wording.ts'

const LOGIN = 'https://github.com/hashicorp/vault/blob/main/builtin/credential/aws/path_login.go'
const AGENT =
  '2026-07-27T06:35:58.611Z [ERROR] auth.handler: error authenticating: Error making API request. URL: PUT https://vault.example.net/v1/auth/aws/login Code: 400. Errors: *'

/** What HashiCorp Vault's AWS auth method answers to a login that it refuses. */
export const vocabulary: Vocabulary = {
  language: 'Vault (AWS)',
  wordings: [
    {
      cause: 'vault-denied',
      words: 'IAM Principal "arn: … does not belong to the role',
      example: `${AGENT} IAM Principal "arn:aws:sts::418362907715:assumed-role/depot/i-07014edbf556cb4ce" does not belong to the role "depot-client"`,
      source: LOGIN,
    },
    {
      cause: 'vault-denied',
      words: 'instance ID "i- … does not belong to the role',
      example: `${AGENT} Error validating instance: instance ID "i-07014edbf556cb4ce" does not belong to the role "depot-client"`,
      source: LOGIN,
    },
    {
      cause: 'vault-denied',
      words: 'account ID " … does not belong to role',
      example: `${AGENT} Error validating instance: account ID "418362907715" does not belong to role "depot-client"`,
      source: LOGIN,
    },
    {
      cause: 'vault-denied',
      words: 'AMI ID "ami- … does not belong to role',
      example: `${AGENT} Error validating instance: AMI ID "ami-0d61b0e2f97c3a845" does not belong to role "depot-client"`,
      source: LOGIN,
    },
    {
      cause: 'vault-denied',
      words: 'does not satisfy the constraint role',
      example: `${AGENT} Error validating instance: IAM role ARN "arn:aws:iam::418362907715:role/depot" does not satisfy the constraint role "depot-client"`,
      source: LOGIN,
    },
    {
      cause: 'vault-denied',
      words: 'does not satisfy the constraint on role',
      example: `${AGENT} Region "eu-west-1" does not satisfy the constraint on role "depot-client"`,
      source: LOGIN,
    },
    {
      cause: 'partial-credentials',
      words: "static AWS client credentials haven't been properly configured",
      example:
        "2026-11-05T10:21:09.123Z [ERROR] secrets.aws: static AWS client credentials haven't been properly configured (the access key or secret key were provided but not both)",
      source: 'https://github.com/hashicorp/go-secure-stdlib/blob/main/awsutil/generate_credentials.go',
    },
    {
      cause: 'no-credentials',
      words: 'could not compile valid credential providers from static config',
      example:
        '2026-11-05T10:21:09.123Z [ERROR] seal.awskms: error fetching AWS KMS wrapping key information: could not compile valid credential providers from static config, environment, shared, or instance metadata',
      source: 'https://github.com/hashicorp/go-secure-stdlib/blob/main/awsutil/generate_credentials.go',
    },
    {
      cause: 'metadata-silent',
      words: 'unable to retrieve region from instance metadata',
      example:
        'Error initializing storage of type s3: unable to retrieve region from instance metadata: operation error ec2imds: GetRegion',
      source: 'https://github.com/hashicorp/go-secure-stdlib/blob/main/awsutil/region.go',
    },
  ],
}
