import type { Vocabulary } from './wording.ts'

/** What Mountpoint for S3 writes. */
export const vocabulary: Vocabulary = {
  language: 'Mountpoint for S3',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'No signing credentials found',
      example:
        'Error: Failed to create S3 client\n\nCaused by:\n    0: initial ListObjectsV2 failed for bucket depot in region eu-central-1\n    1: Client error\n    2: No signing credentials found',
      source: 'https://github.com/awslabs/mountpoint-s3/blob/main/mountpoint-s3-client/src/s3_crt_client.rs',
    },
    {
      cause: 'no-credentials',
      words: 'No signing credentials available',
      example:
        '  Warning  FailedMount  37s (x12 over 9m13s)  kubelet  MountVolume.SetUp failed for volume "depot" : rpc error: code = Internal desc = Could not mount "depot": Error: Failed to create S3 client  Caused by:     0: initial ListObjectsV2 failed for bucket depot in region us-east-1     1: Client error     2: No signing credentials available, see CRT debug logs',
      source: 'https://github.com/awslabs/mountpoint-s3/blob/main/mountpoint-s3-client/src/s3_crt_client.rs',
    },
  ],
}
