import type { Vocabulary } from './wording.ts'

/** What s3fs-fuse writes. */
export const vocabulary: Vocabulary = {
  language: 's3fs-fuse',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'could not determine how to establish security credentials',
      example: 'May 20 16:06:23 web-1 s3fs[2015]: s3fs: could not determine how to establish security credentials.',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/master/src/s3fs_cred.cpp',
    },
    {
      cause: 'no-credentials',
      words: 'could not establish security credentials, check documentation',
      example: 'May 20 16:06:23 web-1 s3fs[2015]: s3fs: could not establish security credentials, check documentation.',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/master/src/s3fs_cred.cpp',
    },
    {
      cause: 'no-credentials',
      words: 'Failed to initialize IAM credential',
      example: 'May 20 16:06:23 web-1 s3fs[2015]: [CRT] s3fs.cpp:s3fs_init(4868): Failed to initialize IAM credential.',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/master/src/s3fs.cpp',
    },
    {
      cause: 'no-credentials',
      words: 'credentials file … should not have',
      example:
        'May 20 16:06:23 web-1 s3fs[2015]: s3fs: credentials file /etc/passwd-s3fs should not have others permissions.',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/master/src/s3fs_cred.cpp',
    },
    {
      cause: 'metadata-silent',
      words: 'could not load IAM role name from meta data',
      example:
        'May 20 16:06:23 web-1 s3fs[2015]: [CRT] s3fs.cpp:s3fs_init(4674): could not load IAM role name from meta data.',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/master/src/s3fs.cpp',
    },
    {
      cause: 'metadata-silent',
      words: 'could not get IAM role name',
      example:
        'May 20 16:06:23 web-1 s3fs[2015]: [ERR] curl.cpp:GetIAMRoleFromMetaData(2765): Error(-5) occurred, could not get IAM role name from meta data.',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/master/src/curl.cpp',
    },
    {
      cause: 'metadata-silent',
      words: 'AWS IMDSv2 token retrieval failed',
      example:
        'May 20 16:06:23 web-1 s3fs[2015]: [ERR] s3fs_cred.cpp:GetIAMCredentialsURL(367): AWS IMDSv2 token retrieval failed: -5',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/master/src/s3fs_cred.cpp',
    },
    {
      cause: 'metadata-silent',
      words: 'could not get IAMv2 api token',
      example:
        'May 20 16:06:23 web-1 s3fs[2015]: [ERR] curl.cpp:GetIAMv2ApiToken(2620): Error(-5) occurred, could not get IAMv2 api token.',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/master/src/curl.cpp',
    },
    {
      cause: 's3-denied',
      words: 'HTTP response code 403, returning EPERM',
      example:
        'May 20 16:06:23 web-1 s3fs[2015]: [ERR] curl.cpp:RequestPerform(2065): HEAD HTTP response code 403, returning EPERM.',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/master/src/curl.cpp',
    },
    {
      cause: 's3-denied',
      words: 'Failed to check bucket and directory for mount point : Invalid Credentials',
      example:
        'May 20 16:06:23 web-1 s3fs[2015]: [CRT] s3fs.cpp:s3fs_check_service(4966): Failed to check bucket and directory for mount point : Invalid Credentials(host=https://s3.amazonaws.com, message=)',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/master/src/s3fs.cpp',
    },
    {
      cause: 's3-denied',
      words: 'invalid credentials(host=https://s3 … result of checking service',
      example:
        'May 20 16:06:23 web-1 s3fs[2015]: [CRT] s3fs.cpp:s3fs_check_service(3780): invalid credentials(host=https://s3.amazonaws.com) - result of checking service.',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/v1.86/src/s3fs.cpp',
    },
    {
      cause: 'wrong-region',
      words: 'The bucket region is not … it is correctly',
      example:
        "May 20 16:06:23 web-1 s3fs[2015]: [CRT] s3fs.cpp:s3fs_check_service(4903): The bucket region is not 'us-east-1'(specified), it is correctly 'eu-west-1'. You should specify region(eu-west-1) option.",
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/master/src/s3fs.cpp',
    },
    {
      cause: 'no-credentials',
      words: 'An error occurred in checking IAM credential',
      example:
        'Nov  5 10:21:09 web-1 s3fs[2015]: s3fs_cred.cpp:CheckIAMCredentialUpdate(1020): An error occurred in checking IAM credential.',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/master/src/s3fs_cred.cpp',
    },
    {
      cause: 'no-credentials',
      words: 'Something error occurred during getting IAM Credentials',
      example:
        'Nov  5 10:21:09 web-1 s3fs[2015]: s3fs_cred.cpp:LoadIAMCredentials(555): Something error occurred during getting IAM Credentials.',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/master/src/s3fs_cred.cpp',
    },
    {
      cause: 'no-credentials',
      words: 'Something error occurred during getting IAM Role from MetaData',
      example:
        'Nov  5 10:21:09 web-1 s3fs[2015]: s3fs_cred.cpp:LoadIAMRoleFromMetaData(600): Something error occurred during getting IAM Role from MetaData.',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/master/src/s3fs_cred.cpp',
    },
    {
      cause: 'no-credentials',
      words: 's3fs_cred.cpp:GetIAMCredentialsURL … is not set',
      example:
        'Nov  5 10:21:09 web-1 s3fs[2015]: s3fs_cred.cpp:GetIAMCredentialsURL(391): AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is not set.',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/master/src/s3fs_cred.cpp',
    },
    {
      cause: 'retries-spent',
      words: 'curl.cpp:RequestPerform … ### giving up',
      example: 'Nov  5 10:21:09 web-1 s3fs[2015]: curl.cpp:RequestPerform(2580): ### giving up',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/master/src/curl.cpp',
    },
    {
      cause: 'no-bucket',
      words: 'Failed to check bucket and directory for mount point : Bucket',
      example:
        'Nov  5 10:21:09 web-1 s3fs[2015]: s3fs.cpp:s3fs_check_service(4571): Failed to check bucket and directory for mount point : Bucket or directory not found(host=https://s3.amazonaws.com, message=)',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/master/src/s3fs.cpp',
    },
    {
      cause: 'not-connected',
      words: 'Failed to check bucket and directory for mount point : Unable to connect',
      example:
        'Nov  5 10:21:09 web-1 s3fs[2015]: s3fs.cpp:s3fs_check_service(4571): Failed to check bucket and directory for mount point : Unable to connect(host=https://s3.amazonaws.com, message=)',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/master/src/s3fs.cpp',
    },
    {
      cause: 's3-denied',
      words: 'HTTP response code =403',
      example: 's3fs: RequestPerform(1710): HTTP response code =403',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/v1.77/src/curl.cpp',
    },
  ],
}
