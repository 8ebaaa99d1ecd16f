import type { Vocabulary } from './wording.ts'

/** What mount.nfs4 says where a file system of EFS refuses; NFS servers of one's own say the same without its name. */
export const vocabulary: Vocabulary = {
  language: 'EFS',
  wordings: [
    {
      cause: 'file-system-denied',
      words: 'efs … access denied by server while mounting 127.0.0.1:/',
      example:
        '2026-06-03T08:16:42.445Z ERROR Mounting arguments: -t efs -o tls,iam fs-0a63c81f7be9d2405:/ /mnt/depot\nOutput: mount.nfs4: access denied by server while mounting 127.0.0.1:/',
      source: 'https://docs.aws.amazon.com/efs/latest/ug/troubleshooting-efs-mounting.html',
    },
    {
      cause: 'file-system-denied',
      words: 'access denied by server while mounting fs-',
      example:
        '2026-06-03T08:16:42.445Z ERROR mount.nfs4: access denied by server while mounting fs-0a63c81f7be9d2405.efs.eu-west-1.amazonaws.com:/',
      source: 'https://docs.aws.amazon.com/efs/latest/ug/troubleshooting-efs-mounting.html',
    },
  ],
}
