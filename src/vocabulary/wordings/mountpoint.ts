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
    {
      cause: 'wrong-region',
      words: 'Client error … Wrong region (expecting',
      example:
        'Error: Failed to create S3 client\n\nCaused by:\n    0: initial ListObjectsV2 failed for bucket depot in region us-east-1\n    1: Client error\n    2: Wrong region (expecting eu-west-1)',
      source: 'https://github.com/awslabs/mountpoint-s3/blob/main/mountpoint-s3-client/src/s3_crt_client.rs',
    },
    {
      cause: 'no-bucket',
      words: 'Service error … The bucket does not exist',
      example:
        'Error: Failed to create S3 client\n\nCaused by:\n    0: initial ListObjectsV2 failed for bucket depot in region us-east-1\n    1: Service error\n    2: The bucket does not exist',
      source: 'https://github.com/awslabs/mountpoint-s3/blob/main/mountpoint-s3-client/src/object_client.rs',
    },
    {
      cause: 'throttled',
      words: 'Client error: Request throttled',
      example:
        '2026-11-05T10:21:09.123556Z ERROR mountpoint_s3_fs::fuse: read failed with errno 5: get request failed: Client error: Request throttled',
      source: 'https://github.com/awslabs/mountpoint-s3/blob/main/mountpoint-s3-client/src/s3_crt_client.rs',
    },
    {
      cause: 's3-denied',
      words: 'Client error: Forbidden: Access Denied',
      example:
        '2026-11-05T10:21:09.123556Z  WARN lookup{req=6 ino=1 name="a.txt"}: mountpoint_s3_fs::fuse: lookup failed with errno 5: inode error: head_object error: Client error: Forbidden: Access Denied',
      source: 'https://github.com/awslabs/mountpoint-s3/blob/main/mountpoint-s3-client/src/s3_crt_client.rs',
    },
    {
      cause: 'throttled',
      words: 'error=ClientError(Throttled)',
      example:
        '2026-11-05T10:21:09.123556Z  WARN put_object{id=111 bucket="depot" key="a.txt"}: mountpoint_s3_client::s3_crt_client: duration=47.607086662s request_id=<unknown> error=ClientError(Throttled) meta request failed',
      source: 'https://github.com/awslabs/mountpoint-s3/blob/main/mountpoint-s3-client/src/s3_crt_client.rs',
    },
    {
      cause: 'no-credentials',
      words: 'error=ClientError(NoSigningCredentials)',
      example:
        '2026-11-05T10:21:09.123556Z  WARN put_object{id=111 bucket="depot" key="a.txt"}: mountpoint_s3_client::s3_crt_client: duration=47.607086662s request_id=<unknown> error=ClientError(NoSigningCredentials) meta request failed',
      source: 'https://github.com/awslabs/mountpoint-s3/blob/main/mountpoint-s3-client/src/s3_crt_client.rs',
    },
    {
      cause: 's3-denied',
      words: 'error=ClientError(Forbidden(',
      example:
        '2026-11-05T10:21:09.123556Z  WARN put_object{id=111 bucket="depot" key="a.txt"}: mountpoint_s3_client::s3_crt_client: duration=47.607086662s request_id=<unknown> error=ClientError(Forbidden("Access Denied", ClientErrorMetadata { http_code: Some(403), error_code: Some("AccessDenied"), error_message: Some("Access Denied") })) meta request failed',
      source: 'https://github.com/awslabs/mountpoint-s3/blob/main/mountpoint-s3-client/src/s3_crt_client.rs',
    },
  ],
}
