import type { Vocabulary } from './wording.ts'

/** What rclone writes. */
export const vocabulary: Vocabulary = {
  language: 'rclone',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'Failed to create file system for … access_key_id not found',
      example: '2026/11/05 10:21:09 CRITICAL: Failed to create file system for "s3:depot": access_key_id not found',
      source: 'https://github.com/rclone/rclone/blob/master/backend/s3/s3.go',
    },
    {
      cause: 'partial-credentials',
      words: 'Failed to create file system for … secret_access_key not found',
      example: '2026/11/05 10:21:09 Failed to create file system for "s3:depot": secret_access_key not found',
      source: 'https://github.com/rclone/rclone/blob/master/backend/s3/s3.go',
    },
    {
      cause: 'no-credentials',
      words: "couldn't load configuration with env_auth=true",
      example:
        '2026/11/05 10:21:09 CRITICAL: Failed to create file system for "s3:depot": couldn\'t load configuration with env_auth=true: unable to parse config file',
      source: 'https://github.com/rclone/rclone/blob/master/backend/s3/s3.go',
    },
  ],
}
