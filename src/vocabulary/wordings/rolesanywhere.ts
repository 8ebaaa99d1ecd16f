import type { Vocabulary } from './wording.ts'

/** What IAM Roles Anywhere’s helper writes. */
export const vocabulary: Vocabulary = {
  language: 'IAM Roles Anywhere’s helper',
  wordings: [
    {
      cause: 'no-credentials',
      words: "trust anchor and profile regions don't match",
      example: "2026/11/05 10:21:09 trust anchor and profile regions don't match",
      source: 'https://github.com/aws/rolesanywhere-credential-helper/blob/main/aws_signing_helper/credentials.go',
    },
    {
      cause: 'no-credentials',
      words: 'no matching certs found in cert store',
      example: '2026/11/05 10:21:09 ERROR aws_signing_helper: no matching certs found in cert store',
      source:
        'https://github.com/aws/rolesanywhere-credential-helper/blob/main/aws_signing_helper/cert_store_signer_windows.go',
    },
  ],
}
