import type { Vocabulary } from './wording.ts'

/** What Python (botocore, aiobotocore) writes. */
export const vocabulary: Vocabulary = {
  language: 'Python (botocore, aiobotocore)',
  wordings: [
    {
      cause: 'no-answer',
      words: 'Read timeout on endpoint URL: "https:// … .amazonaws.com',
      example:
        '2026-05-16T11:20:31.642Z ERROR botocore.exceptions.ReadTimeoutError: Read timeout on endpoint URL: "https://depot.s3.eu-west-1.amazonaws.com/a"',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'no-credentials',
      words: 'Unable to locate credentials',
      example: '2026-05-16T11:20:31.642Z ERROR botocore.exceptions.NoCredentialsError: Unable to locate credentials',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'partial-credentials',
      words: 'Partial credentials found in',
      example:
        '2026-05-16T11:20:31.642Z ERROR botocore.exceptions.PartialCredentialsError: Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'sso-expired',
      words: 'Token has expired and refresh failed',
      example: 'Error when retrieving token from sso: Token has expired and refresh failed',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/tokens.py',
    },
    {
      cause: 'sso-expired',
      words: 'Error loading SSO Token',
      example:
        '2026-05-16T11:20:31.642Z ERROR botocore.exceptions.SSOTokenLoadError: Error loading SSO Token: Token for prod does not exist',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'sso-expired',
      words: 'The SSO session associated with this profile has expired or is otherwise invalid',
      example:
        '2026-05-16T11:20:31.642Z ERROR botocore.exceptions.UnauthorizedSSOTokenError: The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO session run aws sso login with the corresponding profile.',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'sts-unreachable',
      words: 'Connect timeout on endpoint URL: "https://sts',
      example:
        '2026-05-16T11:20:31.642Z ERROR botocore.exceptions.ConnectTimeoutError: Connect timeout on endpoint URL: "https://sts.eu-west-1.amazonaws.com/"',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'sts-unreachable',
      words: 'Could not connect to the endpoint URL: "https://sts',
      example:
        '2026-05-16T11:20:31.642Z ERROR botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://sts.eu-west-1.amazonaws.com/"',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'sts-unreachable',
      words: 'Read timeout on endpoint URL: "https://sts',
      example:
        '2026-05-16T11:20:31.642Z ERROR botocore.exceptions.ReadTimeoutError: Read timeout on endpoint URL: "https://sts.eu-west-1.amazonaws.com/"',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'sts-unreachable',
      words: 'SSL validation failed for https://sts',
      example:
        '2026-05-16T11:20:31.642Z ERROR botocore.exceptions.SSLError: SSL validation failed for https://sts.eu-west-1.amazonaws.com/ certificate verify failed',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'not-connected',
      words: 'Connect timeout on endpoint URL',
      example:
        '2026-05-16T11:20:31.642Z ERROR botocore.exceptions.ConnectTimeoutError: Connect timeout on endpoint URL: "https://depot.s3.eu-west-1.amazonaws.com/a"',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'not-connected',
      words: 'Could not connect to the endpoint URL',
      example:
        '2026-05-16T11:20:31.642Z ERROR botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://sqs.eu-west-1.amazonaws.com/"',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'container-refused',
      words: 'Received non 200 response … from container metadata',
      example:
        '2026-05-16T11:20:31.642Z ERROR botocore.exceptions.CredentialRetrievalError: Error when retrieving credentials from container-role: Error retrieving metadata: Received non 200 response 500 from container metadata: unable to get credentials for task',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/utils.py',
    },
    {
      cause: 'metadata-silent',
      words: 'Error when retrieving credentials from iam-role',
      example:
        '2026-05-16T11:20:31.642Z ERROR botocore.exceptions.CredentialRetrievalError: Error when retrieving credentials from iam-role: Credential refresh failed, response did not contain: access_key',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'metadata-silent',
      words: "HTTPConnectionPool(host='169.254.169.254', port=80): Max retries exceeded with url: /latest/",
      example:
        "2026-05-16T11:20:31.642Z ERROR HTTPConnectionPool(host='169.254.169.254', port=80): Max retries exceeded with url: /latest/api/token (Caused by ConnectTimeoutError(<urllib3.connection.HTTPConnection object at 0x7ff2c0387090>, 'Connection to 169.254.169.254 timed out. (connect timeout=2)'))",
      source: 'https://github.com/urllib3/urllib3/blob/main/src/urllib3/exceptions.py',
    },
    {
      cause: 'metadata-silent',
      words: 'Max number of attempts exceeded … when attempting to retrieve data from metadata service',
      example:
        '2026-05-16T11:20:31.642Z WARNING botocore.utils Max number of attempts exceeded (1) when attempting to retrieve data from metadata service.',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/utils.py',
    },
    {
      cause: 'web-token-unreadable',
      words: 'No such file or directory: … serviceaccount/token',
      example:
        "2026-05-16T11:20:31.642Z ERROR FileNotFoundError: [Errno 2] No such file or directory: '/var/run/secrets/eks.amazonaws.com/serviceaccount/token'",
      source: 'https://github.com/boto/botocore/blob/develop/botocore/utils.py',
    },
    {
      cause: 'web-token-unreadable',
      words: 'Permission denied: … serviceaccount/token',
      example:
        "2026-05-16T11:20:31.642Z ERROR PermissionError: [Errno 13] Permission denied: '/var/run/secrets/eks.amazonaws.com/serviceaccount/token'",
      source: 'https://github.com/boto/botocore/blob/develop/botocore/utils.py',
    },
    {
      cause: 'no-region',
      words: 'You must specify a region.',
      example: 'Failed to create Bedrock client: You must specify a region.',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'no-credentials',
      words: 'Could not load credentials to authenticate with AWS client',
      example:
        'Could not load credentials to authenticate with AWS client. Please check that credentials in the specified profile name are valid. (type=value_error)',
      source: 'https://github.com/langchain-ai/langchain-aws/blob/main/libs/aws/langchain_aws/utils.py',
    },
    {
      cause: 'no-region',
      words: 'NoRegionError',
      example:
        'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\nbotocore.exceptions.NoRegionError: You must specify a region.',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'no-credentials',
      words: 'Error when retrieving credentials from custom-process',
      example:
        '2026-05-16T11:20:31.642Z ERROR botocore.exceptions.CredentialRetrievalError: Error when retrieving credentials from custom-process: vault: permission error',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/credentials.py',
    },
    {
      cause: 'metadata-silent',
      words: 'Error when retrieving credentials from container-role',
      example:
        '2026-05-16T11:20:31.642Z ERROR botocore.exceptions.CredentialRetrievalError: Error when retrieving credentials from container-role: Error retrieving metadata: Received non 200 response 500 from container metadata',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/credentials.py',
    },
    {
      cause: 'session-expired',
      words: 'the refreshed credentials are still expired',
      example:
        '2026-05-16T11:20:31.642Z ERROR RuntimeError: Credentials were refreshed, but the refreshed credentials are still expired.',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/credentials.py',
    },
    {
      cause: 'no-credentials',
      words: 'The source profile … must have credentials',
      example:
        '2026-05-16T11:20:31.642Z ERROR botocore.exceptions.InvalidConfigError: The source profile "base" must have credentials.',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/credentials.py',
    },
    {
      cause: 'not-connected',
      words: 'Failed to connect to proxy URL',
      example:
        '2026-05-16T11:20:31.642Z ERROR botocore.exceptions.ProxyConnectionError: Failed to connect to proxy URL: "http://proxy.internal:3128"',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'key-malformed',
      words: "Invalid header value b'AWS4-HMAC-SHA256",
      example:
        "2026-05-16T11:20:31.642Z ERROR An HTTP Client raised an unhandled exception: Invalid header value b'AWS4-HMAC-SHA256 Credential=depot\\n/20260516/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date'",
      source: 'https://github.com/python/cpython/blob/main/Lib/http/client.py',
    },
    {
      cause: 'no-credentials',
      words: 'Error when retrieving credentials from',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Error when retrieving credentials from depot: unexpected end',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'no-credentials',
      words: 'Unable to locate authorization token',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Unable to locate authorization token',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'no-credentials',
      words: 'An unspecified error happened when resolving AWS credentials',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: An unspecified error happened when resolving AWS credentials or an access token from SSO.',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'no-credentials',
      words: 'but no source provider was configured',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: The credential_source "depot" is specified in profile "depot", but no source provider was configured.',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/credentials.py',
    },
    {
      cause: 'sso-expired',
      words: "Please reauthenticate with 'aws login'",
      example:
        "2026-05-16T11:20:31.642Z ERROR put failed: Unable to load a existing login session for session depot. Please reauthenticate with 'aws login'.",
      source: 'https://github.com/boto/botocore/blob/develop/botocore/credentials.py',
    },
    {
      cause: 'sso-expired',
      words: "Please reauthenticate using 'aws login'",
      example:
        "2026-05-16T11:20:31.642Z ERROR put failed: Your session has expired or credentials have changed. Please reauthenticate using 'aws login'.",
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'assume-role-failed',
      words: 'Cannot refresh credentials: MFA token required',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Cannot refresh credentials: MFA token required.',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'no-credentials',
      words: 'No such file or directory: … .aws/credentials',
      example:
        "2026-05-16T11:20:31.642Z ERROR FileNotFoundError: [Errno 2] No such file or directory: '/root/.aws/credentials'",
      source: 'https://docs.python.org/3/library/exceptions.html',
    },
    {
      cause: 'no-credentials',
      words: 'handlers were checked. … Check your credentials',
      example:
        'fatal: [localhost]: FAILED! => {"changed": false, "failed": true, "msg": "No handler was ready to authenticate. 1 handlers were checked. [\'HmacAuthV4Handler\'] Check your credentials"}',
      source: 'https://github.com/boto/boto/blob/develop/boto/auth.py',
    },
  ],
}
