import type { Vocabulary } from './wording.ts'

/** What SOPS writes. */
export const vocabulary: Vocabulary = {
  language: 'SOPS',
  wordings: [
    {
      cause: 'assume-role-failed',
      words: "failed to assume role '",
      example:
        "Failed to get the data key required to decrypt the SOPS file.\n\nError: failed to assume role 'arn:aws:iam::590184726633:role/sops': timeout",
      source: 'https://github.com/getsops/sops/blob/main/kms/keysource.go',
    },
  ],
}
