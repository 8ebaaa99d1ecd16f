import type { Vocabulary } from './wording.ts'

/** What Velero writes. */
export const vocabulary: Vocabulary = {
  language: 'Velero',
  wordings: [
    {
      cause: 'wrong-region',
      words: "unable to determine bucket's region, bucket:",
      example:
        'time="2026-11-05T10:21:09Z" level=error msg="Error getting a backup store" backup-storage-location=velero/default controller=backup-storage-location error="rpc error: code = Unknown desc = unable to determine bucket\'s region, bucket: depot"',
      source: 'https://github.com/vmware-tanzu/velero-plugin-for-aws/blob/main/velero-plugin-for-aws/object_store.go',
    },
    {
      cause: 'no-credentials',
      words: 'unable to get credentials: unable to get key for secret',
      example:
        'time="2026-11-05T10:21:09Z" level=error msg="fail to validate backup store" controller=backup-storage-location error="unable to get credentials: unable to get key for secret: Secret \\"cloud-credentials\\" not found"',
      source: 'https://github.com/vmware-tanzu/velero/blob/main/pkg/persistence/object_store.go',
    },
    {
      cause: 'no-credentials',
      words: 'error resolving creds from profile',
      example:
        'time="2026-11-05T10:21:09Z" level=error msg="error resolving creds from profile \'deploy\': credential type mismatch"',
      source: 'https://github.com/vmware-tanzu/velero/blob/main/pkg/repository/config/aws.go',
    },
  ],
}
