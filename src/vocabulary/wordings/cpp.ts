import type { Vocabulary } from './wording.ts'

/** What C++ writes. */
export const vocabulary: Vocabulary = {
  language: 'C++',
  wordings: [
    {
      cause: 'not-connected',
      words: 'curlCode: 77, Problem with the SSL CA cert',
      example:
        '[ERROR] 2026-05-22 08:43:36.052 AWSClient [140737329288256] HTTP response code: -1\nResolved remote host IP address: \nRequest ID: \nException name: \nError message: curlCode: 77, Problem with the SSL CA cert (path? access rights?)\n0 response headers:',
      source: 'https://github.com/aws/aws-sdk-cpp/blob/main/src/aws-cpp-sdk-core/source/http/curl/CurlHttpClient.cpp',
    },
    {
      cause: 'no-credentials',
      words: 'DefaultAWSCredentialsProviderChain … No credentials found',
      example:
        '[WARN] 2026-05-22 08:43:37.110 DefaultAWSCredentialsProviderChain [140737329288256] DefaultAWSCredentialsProviderChain: No credentials found',
      source:
        'https://github.com/aws/aws-sdk-cpp/blob/main/src/aws-cpp-sdk-core/source/auth/AWSCredentialsProviderChain.cpp',
    },
    {
      cause: 'metadata-silent',
      words: 'Can not retrieve resource from http://169.254',
      example:
        '[ERROR] 2026-05-22 08:43:36.052 EC2MetadataClient [140737329288256] Can not retrieve resource from http://169.254.169.254/latest/api/token',
      source:
        'https://github.com/aws/aws-sdk-cpp/blob/main/src/aws-cpp-sdk-core/source/internal/AWSHttpResourceClient.cpp',
    },
    {
      cause: 'metadata-silent',
      words: 'EC2MetadataClient … Http request to retrieve credentials failed',
      example:
        '[ERROR] 2026-05-22 08:43:36.052 EC2MetadataClient [140737329288256] Http request to retrieve credentials failed',
      source:
        'https://github.com/aws/aws-sdk-cpp/blob/main/src/aws-cpp-sdk-core/source/internal/AWSHttpResourceClient.cpp',
    },
    {
      cause: 'sts-unreachable',
      words: 'STSResourceClient … Http request to retrieve credentials failed',
      example:
        '[ERROR] 2026-05-22 08:43:36.052 STSResourceClient [140737329288256] Http request to retrieve credentials failed',
      source:
        'https://github.com/aws/aws-sdk-cpp/blob/main/src/aws-cpp-sdk-core/source/internal/AWSHttpResourceClient.cpp',
    },
    {
      cause: 'sts-unreachable',
      words: 'Can not retrieve resource from https://sts',
      example:
        '[ERROR] 2026-05-22 08:43:36.052 STSResourceClient [140737329288256] Can not retrieve resource from https://sts.eu-west-1.amazonaws.com',
      source:
        'https://github.com/aws/aws-sdk-cpp/blob/main/src/aws-cpp-sdk-core/source/internal/AWSHttpResourceClient.cpp',
    },
    {
      cause: 'web-token-unreadable',
      words: "Can't open token file",
      example:
        "[ERROR] 2026-05-22 08:43:36.052 STSAssumeRoleWithWebIdentityCredentialsProvider [140737329288256] Can't open token file: /var/run/secrets/eks.amazonaws.com/serviceaccount/token",
      source:
        'https://github.com/aws/aws-sdk-cpp/blob/main/src/aws-cpp-sdk-core/source/auth/STSCredentialsProvider.cpp',
    },
    {
      cause: 'not-connected',
      words: "CurlHttpClient … Couldn't resolve host",
      example:
        "[ERROR] 2026-05-22 08:43:36.052 CurlHttpClient [140737329288256] Curl returned error code 6 - Couldn't resolve host name",
      source: 'https://github.com/aws/aws-sdk-cpp/blob/main/src/aws-cpp-sdk-core/source/http/curl/CurlHttpClient.cpp',
    },
    {
      cause: 'not-connected',
      words: 'curlCode: 28, Timeout was reached',
      example:
        '[ERROR] 2026-05-22 08:43:36.052 uploader [140737329288256] CreateMultipartUpload failed after 10 retries: NETWORK_CONNECTION curlCode: 28, Timeout was reached',
      source: 'https://github.com/aws/aws-sdk-cpp/blob/main/src/aws-cpp-sdk-core/source/http/curl/CurlHttpClient.cpp',
    },
    {
      cause: 'not-connected',
      words: 'AWS Error NETWORK_CONNECTION during',
      example:
        "2026-05-16T11:20:31.642Z ERROR OSError: When reading information for key 'in/foo.json' in bucket 'depot': AWS Error NETWORK_CONNECTION during HeadObject operation: curlCode: 6, Couldn't resolve host name",
      source: 'https://github.com/apache/arrow/blob/main/cpp/src/arrow/filesystem/s3_internal.h',
    },
  ],
}
