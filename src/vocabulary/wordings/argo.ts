import type { Vocabulary } from './wording.ts'

/** What Argo Workflows writes. */
export const vocabulary: Vocabulary = {
  language: 'Argo Workflows',
  wordings: [
    {
      cause: 's3-denied',
      words: 'failed to put file: Access Denied',
      example: 'time="2026-05-16T11:20:31.642Z" level=error msg="executor error: failed to put file: Access Denied."',
      source: 'https://github.com/argoproj/pkg/blob/master/s3/s3.go',
    },
    {
      cause: 's3-denied',
      words: 'failed to get file: Access Denied',
      example: 'time="2026-05-16T11:20:31.642Z" level=error msg="executor error: failed to get file: Access Denied."',
      source: 'https://github.com/argoproj/pkg/blob/master/s3/s3.go',
    },
    {
      cause: 's3-denied',
      words: 'failed to save outputs: Access Denied',
      example:
        ' └---⚠ generate-artifact   artifact-passing-2gmc6-2538550521  3s        failed to save outputs: Access Denied',
      source: 'https://github.com/argoproj/argo-workflows/issues/1112',
    },
  ],
}
