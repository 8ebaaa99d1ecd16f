import type { Vocabulary } from './wording.ts'

/** What Go (v1, v2) writes. */
export const vocabulary: Vocabulary = {
  language: 'Go (v1, v2)',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'NoCredentialProviders: no valid providers in chain',
      example:
        '2026-05-16T11:20:31.642Z ERROR export failed: NoCredentialProviders: no valid providers in chain. Deprecated.\n\tFor verbose messaging see aws.Config.CredentialsChainVerboseErrors',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/chain_provider.go',
    },
    {
      cause: 'no-credentials',
      words: 'no EC2 IMDS role found',
      example:
        '2026-05-16T11:20:31.642Z ERROR operation error S3: PutObject, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, http response error StatusCode: 404, request to EC2 IMDS failed',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/credentials/ec2rolecreds/provider.go',
    },
    {
      cause: 'no-credentials',
      words: 'EC2RoleRequestError: no EC2 instance role found',
      example:
        '2026-05-16T11:20:31.642Z ERROR EC2RoleRequestError: no EC2 instance role found\ncaused by: RequestError: send request failed',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/ec2rolecreds/ec2_role_provider.go',
    },
    {
      cause: 'no-credentials',
      words: 'failed to refresh cached credentials, static credentials are empty',
      example:
        '2026-05-16T11:20:31.642Z ERROR operation error S3: PutObject, get identity: get credentials: failed to refresh cached credentials, static credentials are empty',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/credentials/static_provider.go',
    },
    {
      cause: 'sso-expired',
      words: 'refresh cached SSO token failed',
      example:
        '2026-05-16T11:20:31.642Z ERROR operation error S3: PutObject, get identity: get credentials: failed to refresh cached credentials, refresh cached SSO token failed, unable to refresh SSO token, operation error SSO OIDC: CreateToken, https response error StatusCode: 400, RequestID: 5f2a1e0c-3f4e-4d1f-8d0e-1a2b3c4d5e6f, InvalidGrantException: ',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/credentials/ssocreds/sso_token_provider.go',
    },
    {
      cause: 'sso-expired',
      words: 'the SSO session has expired or is invalid',
      example:
        '2026-05-16T11:20:31.642Z ERROR failed to refresh cached credentials, the SSO session has expired or is invalid: open /home/kim/.aws/sso/cache/0c1d.json: no such file or directory',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/credentials/ssocreds/sso_credentials_provider.go',
    },
    {
      cause: 'sso-expired',
      words: 'SSOProviderInvalidToken',
      example: '2026-05-16T11:20:31.642Z ERROR SSOProviderInvalidToken: the SSO session has expired or is invalid',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/ssocreds/provider.go',
    },
    {
      cause: 'sso-expired',
      words: 'failed to read cached SSO token file',
      example:
        '2026-05-16T11:20:31.642Z ERROR failed to refresh cached credentials, failed to read cached SSO token file, open /home/kim/.aws/sso/cache/0c1d.json: no such file or directory',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/credentials/ssocreds/sso_cached_token.go',
    },
    {
      cause: 'web-token-unreadable',
      words: 'WebIdentityErr: unable to read file at',
      example:
        '2026-05-16T11:20:31.642Z ERROR WebIdentityErr: unable to read file at /var/run/secrets/eks.amazonaws.com/serviceaccount/token\ncaused by: open /var/run/secrets/eks.amazonaws.com/serviceaccount/token: permission denied',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/stscreds/web_identity_provider.go',
    },
    {
      cause: 'web-token-unreadable',
      words: 'failed to retrieve jwt from provide source',
      example:
        '2026-05-16T11:20:31.642Z ERROR operation error S3: PutObject, get identity: get credentials: failed to refresh cached credentials, failed to retrieve jwt from provide source, unable to read file at /var/run/secrets/eks.amazonaws.com/serviceaccount/token: open /var/run/secrets/eks.amazonaws.com/serviceaccount/token: no such file or directory',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/credentials/stscreds/web_identity_provider.go',
    },
    {
      cause: 'sts-unreachable',
      words: 'Post "https://sts. … dial tcp',
      example:
        '2026-05-16T11:20:31.642Z ERROR WebIdentityErr: failed to retrieve credentials\ncaused by: RequestError: send request failed\ncaused by: Post "https://sts.amazonaws.com/": dial tcp 54.239.29.25:443: i/o timeout',
      source: 'https://pkg.go.dev/net#OpError',
    },
    {
      cause: 'sts-unreachable',
      words: 'Post "https://sts. … context deadline exceeded',
      example:
        '2026-05-16T11:20:31.642Z ERROR operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 0, RequestID: , request send failed, Post "https://sts.eu-west-1.amazonaws.com/": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
      source: 'https://pkg.go.dev/net/http#Client',
    },
    {
      cause: 'sts-unreachable',
      words: 'Post "https://sts. … TLS handshake timeout',
      example:
        '2026-05-16T11:20:31.642Z ERROR RequestError: send request failed\ncaused by: Post "https://sts.amazonaws.com/": net/http: TLS handshake timeout',
      source: 'https://pkg.go.dev/net/http#Transport',
    },
    {
      cause: 'sts-unreachable',
      words: 'Post "https://sts. … x509:',
      example:
        '2026-05-16T11:20:31.642Z ERROR RequestError: send request failed\ncaused by: Post "https://sts.amazonaws.com/": x509: certificate signed by unknown authority',
      source: 'https://pkg.go.dev/crypto/x509#UnknownAuthorityError',
    },
    {
      cause: 'not-connected',
      words: '.amazonaws.com … dial tcp',
      example:
        '2026-05-16T11:20:31.642Z ERROR RequestError: send request failed\ncaused by: Get "https://depot.s3.eu-west-1.amazonaws.com/?list-type=2": dial tcp: lookup depot.s3.eu-west-1.amazonaws.com: no such host',
      source: 'https://pkg.go.dev/net#OpError',
    },
    {
      cause: 'metadata-silent',
      words: 'operation error ec2imds: … context deadline exceeded',
      example:
        '{"level":"error","ts":"2026-11-07T09:15:49Z","logger":"setup","msg":"unable to initialize AWS cloud","error":"failed to get VPC ID: failed to fetch VPC ID from instance metadata: error in fetching vpc id through ec2 metadata: get mac metadata: operation error ec2imds: GetMetadata, canceled, context deadline exceeded"}',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/feature/ec2/imds/request_middleware.go',
    },
    {
      cause: 'metadata-silent',
      words: 'Get "http://169.254.169.254 … dial tcp',
      example:
        '2026-05-16T11:20:31.642Z ERROR request send failed, Get "http://169.254.169.254/latest/meta-data/iam/security-credentials/": dial tcp 169.254.169.254:80: i/o timeout',
      source: 'https://pkg.go.dev/net#OpError',
    },
    {
      cause: 'metadata-silent',
      words: 'request to EC2 IMDS failed',
      example:
        '2026-05-16T11:20:31.642Z ERROR operation error ec2imds: GetInstanceIdentityDocument, http response error StatusCode: 401, request to EC2 IMDS failed',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/feature/ec2/imds/request_middleware.go',
    },
    {
      cause: 'metadata-silent',
      words: 'Put "http://169.254.169.254/latest/api/token"',
      example:
        '2026-05-16T11:20:31.642Z ERROR operation error ec2imds: GetRegion, exceeded maximum number of attempts, 3, request send failed, Put "http://169.254.169.254/latest/api/token": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/feature/ec2/imds/token_provider.go',
    },
    {
      cause: 'metadata-silent',
      words: 'failed to load credentials, … 169.254.170.23',
      example:
        '2026-05-16T11:20:31.642Z ERROR failed to load credentials, operation error , exceeded maximum number of attempts, 3, request send failed, Get "http://169.254.170.23/v1/credentials": dial tcp 169.254.170.23:80: connect: connection refused',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/credentials/endpointcreds/provider.go',
    },
    {
      cause: 'no-region',
      words: 'MissingRegion: could not find region configuration',
      example:
        'F1007 22:47:24.143458       6 cloud_provider_builder.go:149] Failed to create AWS Manager: MissingRegion: could not find region configuration',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/errors.go',
    },
    {
      cause: 'no-region',
      words: 'unknown endpoint, could not resolve endpoint, partition: … region: "", known:',
      example:
        'connect failed: cannot get terraform setup: failed to use pod service account: unknown endpoint, could not resolve endpoint, partition: "aws", service: "sts", region: "", known: [af-south-1 ap-east-1]',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/internal/endpoints/v2/endpoints.go',
    },
    {
      cause: 'no-credentials',
      words: 'SharedCredsLoad: failed to load shared credentials file',
      example:
        '2026-05-16T11:20:31.642Z ERROR export failed: SharedCredsLoad: failed to load shared credentials file\ncaused by: FailedRead: unable to open file',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/shared_credentials_provider.go',
    },
    {
      cause: 'assume-role-failed',
      words: 'WebIdentityErr: failed to retrieve credentials',
      example:
        '2026-05-16T11:20:31.642Z ERROR sync failed: WebIdentityErr: failed to retrieve credentials\ncaused by: SerializationError: failed to unmarshal error message',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/stscreds/web_identity_provider.go',
    },
    {
      cause: 'no-region',
      words: 'an AWS region is required, but was not found',
      example:
        '2026-05-16T11:20:31.642Z ERROR operation error IAM: GetRole, failed to resolve service endpoint, an AWS region is required, but was not found',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/aws/errors.go',
    },
    {
      cause: 'no-credentials',
      words: 'failed to get shared config profile',
      example: '2026-05-16T11:20:31.642Z ERROR load config: failed to get shared config profile, depot',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/config/shared_config.go',
    },
    {
      cause: 'no-credentials',
      words: 'error in credential_process',
      example:
        '2026-05-16T11:20:31.642Z ERROR operation error S3: PutObject, get identity: get credentials: failed to refresh cached credentials, process provider error: error in credential_process: exit status 255',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/credentials/processcreds/provider.go',
    },
    {
      cause: 'no-credentials',
      words: 'EmptyStaticCreds: static credentials are empty',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: EmptyStaticCreds: static credentials are empty',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/static_provider.go',
    },
    {
      cause: 'no-credentials',
      words: 'SharedConfigProfileNotExistsError: failed to get profile',
      example:
        '2026-05-16T11:20:31.642Z ERROR session: SharedConfigProfileNotExistsError: failed to get profile, depot',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/session/shared_config.go',
    },
    {
      cause: 'assume-role-failed',
      words: 'failed to load assume role',
      example:
        '2026-05-16T11:20:31.642Z ERROR load config: failed to load assume role arn:aws:iam::590184726633:role/writer, of profile base, <nil>',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/config/shared_config.go',
    },
    {
      cause: 'assume-role-failed',
      words: 'assume role with MFA enabled, but',
      example:
        '2026-05-16T11:20:31.642Z ERROR session: AssumeRoleTokenProviderNotSetError: assume role with MFA enabled, but AssumeRoleTokenProvider session option not set.',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/session/session.go',
    },
    {
      cause: 'metadata-silent',
      words: 'EC2MetadataRequestError: failed to',
      example:
        '2026-05-16T11:20:31.642Z ERROR region: EC2MetadataRequestError: failed to get EC2 instance identity document\ncaused by: RequestError: send request failed',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/ec2metadata/api.go',
    },
    {
      cause: 'metadata-silent',
      words: 'CredentialsEndpointError: failed to load credentials',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: CredentialsEndpointError: failed to load credentials\ncaused by: RequestError: send request failed',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/endpointcreds/provider.go',
    },
    {
      // A version that knows nothing of Pod Identity.
      cause: 'no-credentials',
      words: 'CredentialsEndpointError: invalid endpoint host',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: unable to get caller identity: CredentialsEndpointError: invalid endpoint host, "169.254.170.23", only loopback hosts are allowed.',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/defaults/defaults.go',
    },
    {
      cause: 'no-region',
      words: 'A region must be set when sending requests to S3',
      example:
        '2026-05-16T11:20:31.642Z ERROR operation error S3: ListBuckets, resolve auth scheme: resolve endpoint: endpoint rule error, A region must be set when sending requests to S3.',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/service/s3/endpoints.go',
    },
    {
      cause: 'wrong-region',
      words: '.amazonaws.com … 301 response missing Location header',
      example:
        'level=error ts=2026-11-05T10:21:09.123Z caller=main.go:194 msg="running command failed" err="bucket store initial sync: iter bucket: Get https://depot.s3.eu-west-1.amazonaws.com/?delimiter=%2F&max-keys=1000&prefix=: 301 response missing Location header"',
      source: 'https://github.com/golang/go/blob/master/src/net/http/client.go',
    },
    {
      cause: 'wrong-region',
      words: 'BucketRegionError: incorrect region',
      example:
        "2026-05-16T11:20:31.642Z ERROR put failed: BucketRegionError: incorrect region, the bucket is not in 'eu-west-1' region at endpoint '', bucket is in 'eu-central-1' region",
      source: 'https://github.com/aws/aws-sdk-go/blob/main/service/s3/unmarshal_error.go',
    },
    {
      cause: 'no-credentials',
      words: 'failed to refresh cached credentials',
      example:
        '2026-05-16T11:20:31.642Z ERROR operation error S3: PutObject, get identity: get credentials: failed to refresh cached credentials, context canceled',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/aws/credential_cache.go',
    },
    {
      cause: 'metadata-silent',
      words: 'EC2MetadataError: failed to make EC2Metadata request',
      example:
        '{"level":"error","ts":"2026-05-16T11:20:31Z","logger":"setup","msg":"unable to initialize AWS cloud","error":"failed to fetch VPC ID from instance metadata: EC2MetadataError: failed to make EC2Metadata request\\n\\n\\tstatus code: 401, request id: "}',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/ec2metadata/service.go',
    },
    {
      cause: 'key-malformed',
      words: 'invalid header field value "AWS4-HMAC-SHA256',
      example:
        '2026-05-16T11:20:31.642Z ERROR RequestError: send request failed\ncaused by: Get "https://depot.s3.eu-central-1.amazonaws.com/?prefix=prod": net/http: invalid header field value "AWS4-HMAC-SHA256 Credential=depot\\n/20260516/eu-central-1/s3/aws4_request" for key Authorization',
      source: 'https://github.com/golang/go/blob/master/src/net/http/transport.go',
    },
    {
      cause: 'key-malformed',
      words: '.amazonaws.com … invalid header field value for "Authorization"',
      example:
        '2026-05-16T11:20:31.642Z ERROR RequestError: send request failed\ncaused by: Post "https://secretsmanager.us-east-2.amazonaws.com/": net/http: invalid header field value for "Authorization"',
      source: 'https://github.com/golang/go/blob/master/src/net/http/transport.go',
    },
    {
      cause: 'no-credentials',
      words: 'static credentials are empty',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: static credentials are empty',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/static_provider.go',
    },
    {
      cause: 'no-credentials',
      words: 'no EC2 instance role found',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: no EC2 instance role found',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/ec2rolecreds/ec2_role_provider.go',
    },
    {
      cause: 'no-credentials',
      words: 'empty EC2 Role list',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: empty EC2 Role list',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/ec2rolecreds/ec2_role_provider.go',
    },
    {
      cause: 'no-credentials',
      words: 'failed to find credentials in the environment',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: failed to find credentials in the environment.',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/session/credentials.go',
    },
    {
      cause: 'no-credentials',
      words: 'SharedCredsLoad: failed to load',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: SharedCredsLoad: failed to load shared credentials file',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/shared_credentials_provider.go',
    },
    {
      cause: 'no-credentials',
      words: 'did not contain aws_access_key_id',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: shared credentials depot in depot did not contain aws_access_key_id',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/shared_credentials_provider.go',
    },
    {
      cause: 'no-credentials',
      words: 'failed to retrieve credentials with plugin provider',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: failed to retrieve credentials with plugin provider',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/plugincreds/provider.go',
    },
    {
      cause: 'no-credentials',
      words: 'EcsContainer was specified as the credential_source, but',
      example:
        "2026-05-16T11:20:31.642Z ERROR put failed: EcsContainer was specified as the credential_source, but 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI' was not set",
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/session/session.go',
    },
    {
      cause: 'metadata-silent',
      words: 'failed to read EC2 instance role from metadata service',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: failed to read EC2 instance role from metadata service',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/ec2rolecreds/ec2_role_provider.go',
    },
    {
      cause: 'metadata-silent',
      words: 'failed to get … EC2 instance role credentials',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: failed to get depot EC2 instance role credentials',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/ec2rolecreds/ec2_role_provider.go',
    },
    {
      cause: 'sso-expired',
      words: 'unable to refresh SSO token',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: unable to refresh SSO token, depot',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/ssocreds/token_provider.go',
    },
    {
      cause: 'sso-expired',
      words: 'cached SSO token is expired, or not present',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: cached SSO token is expired, or not present, and cannot be refreshed',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/ssocreds/token_provider.go',
    },
    {
      cause: 'sso-expired',
      words: 'failed to parse cached SSO token file',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: failed to parse cached SSO token file, unexpected end of JSON input',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/credentials/ssocreds/sso_cached_token.go',
    },
    {
      cause: 'sso-expired',
      words: 'failed to stat cached SSO token file',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: failed to stat cached SSO token file /var/run/secrets/eks.amazonaws.com/serviceaccount/token',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/ssocreds/token_provider.go',
    },
    {
      cause: 'sso-expired',
      words: 'cached SSO token must contain',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: cached SSO token must contain accessToken and expiresAt fields',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/ssocreds/sso_cached_token.go',
    },
    {
      cause: 'web-token-unreadable',
      words: 'failed fetching WebIdentity token',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: failed fetching WebIdentity token: ',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/credentials/stscreds/web_identity_provider.go',
    },
    {
      cause: 'no-credentials',
      words: 'failed to find SSO session section',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: failed to find SSO session section, depot',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/session/shared_config.go',
    },
    {
      cause: 'no-credentials',
      words: 'is configured to use SSO but is missing required configuration',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: profile depot is configured to use SSO but is missing required configuration: unexpected end',
      source: 'https://github.com/aws/aws-sdk-go/blob/main/aws/session/shared_config.go',
    },
    {
      cause: 'no-credentials',
      words: 'unexpected empty EC2 IMDS role list',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: unexpected empty EC2 IMDS role list',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/credentials/ec2rolecreds/provider.go',
    },
    {
      cause: 'no-credentials',
      words: 'credential process timed out',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: credential process timed out: unexpected end',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/credentials/processcreds/provider.go',
    },
    {
      cause: 'metadata-silent',
      words: 'access disabled to EC2 IMDS',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: access disabled to EC2 IMDS via client option, or depot environment variable',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/feature/ec2/imds/api_client.go',
    },
    {
      cause: 'metadata-silent',
      words: 'failed to read EC2 IMDS role',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: failed to read EC2 IMDS role, unexpected end',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/credentials/ec2rolecreds/provider.go',
    },
    {
      cause: 'metadata-silent',
      words: 'failed to decode … EC2 IMDS role credentials',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: failed to decode depot EC2 IMDS role credentials, EOF',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/credentials/ec2rolecreds/provider.go',
    },
    {
      cause: 'metadata-silent',
      words: 'failed to get … EC2 IMDS role credentials',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: failed to get depot EC2 IMDS role credentials, unexpected end',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/credentials/ec2rolecreds/provider.go',
    },
    {
      cause: 'partial-credentials',
      words: 'partial credentials found for profile',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: partial credentials found for profile depot',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/config/shared_config.go',
    },
    {
      cause: 'sso-expired',
      words: 'token file not found, please reauthenticate',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: token file not found, please reauthenticate',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/credentials/logincreds/provider.go',
    },
    {
      cause: 'no-region',
      words: "MissingEndpoint: 'Endpoint' configuration is required for this service",
      example:
        'E0831 10:11:12.298409       1 controller.go:158] cert-manager/challenges "msg"="re-queuing item due to error processing" "error"="failed to change Route 53 record set: MissingEndpoint: \'Endpoint\' configuration is required for this service"',
      source: 'https://github.com/cert-manager/cert-manager/issues/4422',
    },
    {
      cause: 'retries-spent',
      words: 'failed to get rate limit token, retry quota exceeded',
      example:
        '2026-05-16T11:20:31.642Z ERROR operation error DynamoDB: GetItem, failed to get rate limit token, retry quota exceeded, 0 available, 5 requested',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/aws/ratelimit/tokenratelimit.go',
    },
  ],
}
