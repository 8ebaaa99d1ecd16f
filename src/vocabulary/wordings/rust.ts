import type { Vocabulary } from './wording.ts'

/** What Rust writes. */
export const vocabulary: Vocabulary = {
  language: 'Rust',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'no providers in chain provided credentials',
      example:
        '2026-03-20T20:39:10.609010Z ERROR ingest: upload failed error=DispatchFailure(DispatchFailure { source: ConnectorError { kind: Other(None), source: CredentialsNotLoaded(CredentialsNotLoaded { source: Some("no providers in chain provided credentials") }) } })',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/meta/credentials/chain.rs',
    },
    {
      cause: 'no-credentials',
      words: 'kind: MissingCredentials',
      example:
        '2026-03-20T20:39:10.609010Z ERROR ingest: upload failed error=ConstructionFailure(ConstructionFailure { source: SigningStageError { kind: MissingCredentials } })',
      source: 'https://docs.rs/aws-sig-auth/0.56.1/src/aws_sig_auth/middleware.rs.html',
    },
    {
      cause: 'metadata-silent',
      words: 'could not communicate with IMDS',
      example:
        '2026-03-20T20:39:10.609010Z ERROR ingest: upload failed error=could not communicate with IMDS: dispatch failure: timeout: HTTP read timeout occurred after 1s: timed out',
      source: 'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/imds/credentials.rs',
    },
    {
      cause: 'metadata-silent',
      words: 'failed to load IMDS session token',
      example:
        '2026-03-20T20:39:10.609010Z ERROR ingest: upload failed error=failed to load IMDS session token: dispatch failure: timeout: error trying to connect: HTTP connect timeout occurred after 1s',
      source: 'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/imds/client/error.rs',
    },
    {
      cause: 'session-expired',
      words: 'code: Some("ExpiredToken',
      example:
        '2026-03-20T20:39:10.609010Z ERROR ingest: upload failed error=ServiceError(ServiceError { source: Unhandled(Unhandled { source: ErrorMetadata { code: Some("ExpiredToken"), message: Some("The provided token has expired.") } }) })',
      source: 'https://github.com/smithy-lang/smithy-rs/blob/main/rust-runtime/aws-smithy-types/src/error/metadata.rs',
    },
    {
      cause: 'assume-role-failed',
      words: 'returned an error assuming web identity role',
      example:
        '2026-05-16T11:20:31.642Z ERROR aws_config::web_identity_token: STS returned an error assuming web identity role error=service error',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/web_identity_token.rs',
    },
    {
      cause: 'assume-role-failed',
      words: 'STS refused to grant assume role',
      example:
        '2026-05-16T11:20:31.642Z ERROR aws_config::sts::assume_role: STS refused to grant assume role error=service error',
      source: 'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/sts/assume_role.rs',
    },
    {
      cause: 'no-credentials',
      words: 'Error retrieving credentials: external process exited with code',
      example:
        '2026-05-16T11:20:31.642Z ERROR depot: ProviderError(Error retrieving credentials: external process exited with code exit status: 1. Stderr: vault is sealed)',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/credential_process.rs',
    },
    {
      cause: 'sso-expired',
      words: 'the SSO token has expired and cannot be refreshed',
      example: '2026-05-16T11:20:31.642Z ERROR depot: ProviderError: the SSO token has expired and cannot be refreshed',
      source: 'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/sso/token.rs',
    },
    {
      cause: 'no-credentials',
      words: 'an error occurred while loading credentials',
      example:
        '2026-05-16T11:20:31.642Z ERROR depot: dispatch failure: other: an error occurred while loading credentials',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-credential-types/src/provider/error.rs',
    },
    {
      cause: 'no-credentials',
      words: 'identity resolver timed out after',
      example: '2026-05-16T11:20:31.642Z ERROR depot: dispatch failure: timeout: identity resolver timed out after 5s',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/rust-runtime/aws-smithy-runtime/src/client/identity/cache/lazy.rs',
    },
    {
      cause: 'metadata-silent',
      words: 'error sending request for url (http://169.254.169.254',
      example:
        '2026-05-16T11:20:31.642Z ERROR depot: Generic S3 error: Error after 10 retries in 8.2s, max_retries:10, retry_timeout:180s, source:error sending request for url (http://169.254.169.254/latest/api/token)',
      source: 'https://github.com/seanmonstar/reqwest/blob/master/src/error.rs',
    },
    {
      cause: 'sts-unreachable',
      words: 'error sending request for url (https://sts.',
      example:
        '2026-05-16T11:20:31.642Z ERROR depot: Generic S3 error: error sending request for url (https://sts.eu-west-1.amazonaws.com/)',
      source: 'https://github.com/seanmonstar/reqwest/blob/master/src/error.rs',
    },
    {
      cause: 'not-connected',
      words: 'error sending request for url (https:// … .amazonaws.com',
      example:
        '2026-05-16T11:20:31.642Z ERROR depot: Generic S3 error: error sending request for url (https://depot.s3.eu-west-1.amazonaws.com/out/1.parquet)',
      source: 'https://github.com/seanmonstar/reqwest/blob/master/src/error.rs',
    },
    {
      cause: 'web-token-unreadable',
      words: 'Failed to read token file',
      example:
        "2026-05-16T11:20:31.642Z ERROR depot: Generic S3 error: Failed to read token file '/var/run/secrets/eks.amazonaws.com/serviceaccount/token': Permission denied (os error 13)",
      source: 'https://github.com/apache/arrow-rs-object-store/blob/main/src/aws/credential.rs',
    },
    {
      cause: 'no-credentials',
      words: 'find AWS credentials in environment, default credential file location or IAM role',
      example:
        "2026-05-16T11:20:31.642Z ERROR Couldn't find AWS credentials in environment, default credential file location or IAM role.",
      source: 'https://github.com/rusoto/rusoto/blob/master/rusoto/credential/src/lib.rs',
    },
    {
      cause: 'no-credentials',
      words: "Couldn't find AWS credentials in environment, credentials file, or IAM role",
      example:
        "thread 'main' panicked at 'Cannot find creds: CredentialsError { message: \"Couldn\\'t find AWS credentials in environment, credentials file, or IAM role.\" }', src/elastic.rs:52:52",
      source: 'https://github.com/rusoto/rusoto/blob/rusoto-v0.40.0/rusoto/credential/src/lib.rs',
    },
    {
      cause: 'no-credentials',
      words: 'ConstructionFailure(MissingCredentials',
      example: 'Error: ConstructionFailure(MissingCredentials)',
      source: 'https://docs.rs/aws-sig-auth/0.56.1/src/aws_sig_auth/middleware.rs.html',
    },
    {
      cause: 'no-credentials',
      words: 'no valid credential found',
      example:
        '2026-05-16T11:20:31.642Z ERROR depot: PermissionDenied (persistent) at stat, context: { service: s3, path: a.tbl } => no valid credential found, please check configuration or try again',
      source: 'https://github.com/apache/opendal/blob/main/core/src/services/s3/core.rs',
    },
    {
      cause: 'no-credentials',
      words: 'no credentials found in chain',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: no credentials found in chain. Attempted:',
      source: 'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/meta/mod.rs',
    },
    {
      cause: 'no-credentials',
      words: 'did not contain credential information',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: profile `depot` did not contain credential information',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/profile/credentials.rs',
    },
    {
      cause: 'no-credentials',
      words: 'Error retrieving credentials from external process',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Error retrieving credentials from external process: unexpected end',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/credential_process.rs',
    },
    {
      cause: 'no-credentials',
      words: 'credentials provider was not properly configured',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: the credentials provider was not properly configured',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-credential-types/src/provider/error.rs',
    },
    {
      cause: 'no-credentials',
      words: 'the credential provider was not enabled',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: the credential provider was not enabled',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-credential-types/src/provider/error.rs',
    },
    {
      cause: 'no-credentials',
      words: 'credentials provider timed out after',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: credentials provider timed out after 30 seconds',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-credential-types/src/provider/error.rs',
    },
    {
      cause: 'no-credentials',
      words: 'Non-success status from HTTP credential provider',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Non-success status from HTTP credential provider: unexpected end',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/http_credential_provider.rs',
    },
    {
      cause: 'metadata-silent',
      words: 'IMDS is disabled or the caller has insufficient permissions',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: request forbidden: IMDS is disabled or the caller has insufficient permissions.',
      source: 'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/imds/client/error.rs',
    },
    {
      cause: 'metadata-silent',
      words: 'failing status code returned from IMDS',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: failing status code returned from IMDS',
      source: 'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/imds/client/error.rs',
    },
    {
      cause: 'metadata-silent',
      words: 'IO error occurred communicating with IMDS',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: an IO error occurred communicating with IMDS',
      source: 'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/imds/client/error.rs',
    },
    {
      cause: 'metadata-silent',
      words: 'error response from IMDS',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: error response from IMDS (code: unexpected end). 403',
      source: 'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/imds/client/error.rs',
    },
    {
      cause: 'sso-expired',
      words: 'cached Login token is expired',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: cached Login token is expired',
      source: 'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/login/token.rs',
    },
    {
      cause: 'sso-expired',
      words: 'in cached SSO token file',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: invalid JSON in cached SSO token file',
      source: 'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/sso/cache.rs',
    },
    {
      cause: 'web-token-unreadable',
      words: 'no JWT token file',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: no JWT token file',
      source: 'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/ecs.rs',
    },
    {
      cause: 'no-credentials',
      words: 'Could not get valid credentials from STS, ENV, Profile or Instance metadata',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Could not get valid credentials from STS, ENV, Profile or Instance metadata',
      source: 'https://docs.rs/crate/aws-creds/latest/source/src/error.rs',
    },
    {
      cause: 'sts-unreachable',
      words: 'request to AWS STS Services failed',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: request to AWS STS Services failed: unexpected end',
      source: 'https://docs.rs/crate/reqsign/latest/source/src/aws/credential.rs',
    },
    {
      cause: 'no-credentials',
      words: 'ConnectorError … source: ProviderError(',
      example:
        '2026-05-16T11:20:31.642Z ERROR DispatchFailure(DispatchFailure { source: ConnectorError { kind: Other(None), source: ProviderError(ProviderError { source: "unexpected end" }), connection: Unknown } })',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-credential-types/src/provider/error.rs',
    },
    {
      cause: 'not-connected',
      words: 'HTTP connect timeout occurred after',
      example:
        '2026-05-16T11:20:31.642Z ERROR dispatch failure: timeout: error trying to connect: HTTP connect timeout occurred after 3.1s: timed out',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/rust-runtime/aws-smithy-http-client/src/client/timeout.rs',
    },
    {
      cause: 'metadata-silent',
      words: 'Error performing … http://169.254.',
      example:
        '2026-05-16T11:20:31.642Z ERROR OSError: Generic S3 error: Error performing PUT http://169.254.169.254/latest/api/token in 10.2s, after 10 retries, max_retries: 10, retry_timeout: 180s  - HTTP error: error sending request',
      source: 'https://github.com/apache/arrow-rs-object-store/blob/main/src/client/retry.rs',
    },
    {
      cause: 'metadata-silent',
      words: 'load credential via imds v2 failed',
      example:
        '2026-05-16T11:20:31.642Z ERROR reqsign::aws::credential: load credential via imds v2 failed: http://169.254.169.254/latest/api/token: status code 400',
      source: 'https://github.com/apache/opendal-reqsign/issues/197',
    },
    {
      cause: 'no-answer',
      words: 'HTTP read timeout occurred after',
      example:
        '2026-05-16T11:20:31.642Z ERROR dispatch failure: timeout: HTTP read timeout occurred after 5s: timed out',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/rust-runtime/aws-smithy-runtime/src/client/http/hyper_014.rs',
    },
    {
      cause: 'no-answer',
      words: 'minimum throughput was specified at 1 B/s, but throughput of 0 B/s was observed',
      example:
        '2026-05-16T11:20:31.642Z ERROR depot: upload to s3://depot-parts failed: dispatch failure: timeout: minimum throughput was specified at 1 B/s, but throughput of 0 B/s was observed',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/rust-runtime/aws-smithy-runtime/src/client/http/body/minimum_throughput.rs',
    },
    {
      cause: 'no-answer',
      words: 'HttpTimeoutError { kind: "HTTP read"',
      example:
        '2026-05-16T11:20:31.642Z ERROR depot: DispatchFailure(DispatchFailure { source: ConnectorError { kind: Timeout, source: HttpTimeoutError { kind: "HTTP read", duration: 5s }, connection: Unknown } })',
      source: 'https://github.com/awslabs/aws-sdk-rust/issues/905',
    },
    {
      cause: 'no-answer',
      words: 'MaybeTimeoutError { kind: Operation',
      example:
        '2026-04-16T22:08:17.531Z ERROR depot::fetch: S3 GetObject failed bucket=depot-tiles key=8/132/89.mvt error=TimeoutError(TimeoutError { source: MaybeTimeoutError { kind: OperationAttempt, duration: 800ms } })',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/rust-runtime/aws-smithy-runtime/src/client/timeout.rs',
    },
    {
      cause: 'not-connected',
      words: 'DispatchFailure … dns error',
      example:
        '[2026-02-08T07:27:06Z ERROR oura::sinks::aws_sqs::run] unrecoverable error sending message to SQS: DispatchFailure(ConnectorError { err: hyper::Error(Connect, ConnectError("dns error", Custom { kind: Uncategorized, error: "failed to lookup address information: nodename nor servname provided, or not known" })), kind: Io })',
      source: 'https://github.com/txpipe/oura/issues/541',
    },
    {
      cause: 'not-connected',
      words: 'DispatchFailure … tcp connect error',
      example:
        '2026-05-16T11:20:31.642Z ERROR depot: DispatchFailure(DispatchFailure { source: ConnectorError { kind: Io, source: hyper::Error(Connect, ConnectError("tcp connect error", Os { code: 111, kind: ConnectionRefused, message: "Connection refused" })), connection: Unknown } })',
      source: 'https://github.com/awslabs/aws-sdk-rust/issues/1136',
    },
    {
      cause: 'not-connected',
      words: 'HttpTimeoutError { kind: "HTTP connect"',
      example:
        '2026-05-16T11:20:31.642Z ERROR depot: DispatchFailure(DispatchFailure { source: ConnectorError { kind: Timeout, source: hyper::Error(Connect, HttpTimeoutError { kind: "HTTP connect", duration: 3.1s }), connection: Unknown } })',
      source: 'https://github.com/awslabs/aws-sdk-rust/issues/905',
    },
    {
      cause: 'no-credentials',
      words: 'there was no identity resolver for it',
      example:
        '2026-11-05T10:21:09.123456Z ERROR app: dispatch failure: other: failed to select an auth scheme to sign the request with. "sigv4" wasn\'t a valid option because there was no identity resolver for it. Be sure to set an identity, such as credentials, auth token, or other identity type that is required for this service.',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/rust-runtime/aws-smithy-runtime/src/client/orchestrator/auth.rs',
    },
    {
      cause: 'no-credentials',
      words: 'profile formed an infinite loop',
      example:
        '2026-11-05T10:21:09.123456Z ERROR app: put failed: profile formed an infinite loop. first we loaded ["a"], then attempted to reload "a"',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/profile/credentials.rs',
    },
    {
      cause: 'no-credentials',
      words: 'sso-session named ` … (referenced by profile',
      example:
        '2026-11-05T10:21:09.123456Z ERROR app: put failed: sso-session named `corp` (referenced by profile `deploy`) was not found',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/profile/credentials.rs',
    },
    {
      cause: 'no-credentials',
      words: 'access token provider timed out after',
      example: '2026-11-05T10:21:09.123456Z ERROR app: access token provider timed out after 5 seconds',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-credential-types/src/provider/error.rs',
    },
    {
      cause: 'sso-expired',
      words: 'SSO token provider returned an error',
      example:
        '2026-11-05T10:21:09.123456Z ERROR app: put failed: the SSO token provider returned an error: failed to read `/root/.aws/sso/cache/1234.json`: No such file or directory (os error 2)',
      source: 'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/sso/credentials.rs',
    },
    {
      cause: 'no-credentials',
      words: 'no credentials in the property bag',
      example:
        'Error:\n  × failed to fetch lambda function\n  ├─▶ failed to construct request\n  ╰─▶ no credentials in the property bag',
      source: 'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-sig-auth/src/middleware.rs',
    },
    {
      cause: 'metadata-silent',
      words: '(http://169.254.169.254/latest/api/token): error trying to connect',
      example:
        '2026-05-16T11:20:31.642Z ERROR Generic S3 error: response error "request error", after 0 retries: error sending request for url (http://169.254.169.254/latest/api/token): error trying to connect: tcp connect error',
      source: 'https://github.com/seanmonstar/reqwest/blob/master/src/error.rs',
    },
  ],
}
