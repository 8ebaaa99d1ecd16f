import type { Vocabulary } from './wording.ts'

/** What AWS (its own sentences) writes. */
export const vocabulary: Vocabulary = {
  language: 'AWS (its own sentences)',
  wordings: [
    {
      cause: 'web-identity-denied',
      words: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
      example: '2026-05-16T11:20:31.642Z ERROR upload failed: Not authorized to perform sts:AssumeRoleWithWebIdentity',
      source: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html',
    },
    {
      cause: 'token-audience',
      words: 'Incorrect token audience',
      example:
        '2026-05-16T11:20:31.642Z ERROR An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: Incorrect token audience',
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html',
    },
    {
      cause: 'token-audience',
      words: 'Missing a required claim: aud',
      example: '2026-05-16T11:20:31.642Z ERROR Aws::STS::Errors::InvalidIdentityToken: Missing a required claim: aud',
      source: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html',
    },
    {
      cause: 'oidc-provider-missing',
      words: 'No OpenIDConnect provider found in your account',
      example:
        '2026-05-16T11:20:31.642Z ERROR InvalidIdentityToken: No OpenIDConnect provider found in your account for https://oidc.eks.eu-west-1.amazonaws.com/id/0A1B2C',
      source: 'https://repost.aws/knowledge-center/iam-oidc-idp-federation',
    },
    {
      cause: 'idp-unreachable',
      words: "Couldn't retrieve verification key from your identity provider",
      example:
        "2026-05-16T11:20:31.642Z ERROR InvalidIdentityToken: Couldn't retrieve verification key from your identity provider, please reference AssumeRoleWithWebIdentity documentation for requirements",
      source: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html',
    },
    {
      cause: 'web-token-expired',
      words: 'Token expired: current date/time',
      example:
        '2026-05-16T11:20:31.642Z ERROR operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 400, RequestID: 0d5c7e58-7a1f-4a5b-b0c2-3f2f6b0e4c11, ExpiredTokenException: Token expired: current date/time 1784104131 must be before the expiration date/time 1784100000',
      source: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html',
    },
    {
      cause: 'session-expired',
      words: 'The security token included in the request is expired',
      example:
        '2026-05-16T11:20:31.642Z ERROR ExpiredTokenException: The security token included in the request is expired',
      source: 'https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html',
    },
    {
      cause: 'session-expired',
      words: 'The provided token has expired',
      example: '2026-05-16T11:20:31.642Z ERROR ExpiredToken: The provided token has expired.',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    },
    {
      cause: 'key-unknown',
      words: 'The security token included in the request is invalid',
      example:
        '2026-05-16T11:20:31.642Z ERROR InvalidClientTokenId: The security token included in the request is invalid.',
      source: 'https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html',
    },
    {
      cause: 'key-unknown',
      words: 'Access Key Id you provided does not exist in our records',
      example:
        '2026-05-16T11:20:31.642Z ERROR InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    },
    {
      cause: 'signed-for-another',
      words: 'scoped to a valid region',
      example:
        "2026-05-16T11:20:31.642Z ERROR An error occurred (SignatureDoesNotMatch) when calling the AssumeRole operation: Credential should be scoped to a valid region, not 'us-east-2'.",
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html',
    },
    {
      cause: 'signed-for-another',
      words: 'Credential should be scoped to correct service',
      example:
        "2026-05-16T11:20:31.642Z ERROR InvalidSignatureException: Credential should be scoped to correct service: 'batch'.",
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html',
    },
    {
      cause: 'signed-for-another',
      words: 'Date in Credential scope does not match',
      example:
        "2026-05-16T11:20:31.642Z ERROR SignatureDoesNotMatch: Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260516' != '20260517', from '20260517T002031Z'.",
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html',
    },
    {
      cause: 'no-region',
      words: "Credential should be scoped to a valid region, not ''",
      example:
        "2026-05-16T11:20:31.642Z ERROR operation error MediaStore Data: PutObject, https response error StatusCode: 403, RequestID: 1f2e3d4c-5b6a-7988-96a5-b4c3d2e1f0aa, api error InvalidSignatureException: Credential should be scoped to a valid region, not ''. ",
      source: 'https://github.com/fsouza/s3-upload-proxy/issues/241',
    },
    {
      cause: 'secret-mismatch',
      words: 'The request signature we calculated does not match',
      example:
        '2026-05-16T11:20:31.642Z ERROR SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    },
    {
      cause: 'clock-skew',
      words: 'Signature not yet current',
      example:
        '2026-05-16T11:20:31.642Z ERROR Amazon.SQS.AmazonSQSException: Signature not yet current: 20260516T113031Z is still later than 20260516T112511Z (20260516T112011Z + 5 min.)',
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html',
    },
    {
      cause: 'clock-skew',
      words: 'The difference between the request time and the current time is too large',
      example:
        '2026-05-16T11:20:31.642Z ERROR RequestTimeTooSkewed: The difference between the request time and the current time is too large.',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    },
    {
      cause: 'clock-skew',
      words: 'Signature expired: … is now earlier than',
      example:
        '2026-05-16T11:20:31.642Z ERROR SignatureDoesNotMatch: Signature expired: 20260516T112031Z is now earlier than 20260516T113031Z (20260516T113531Z - 5 min.)',
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html',
    },
    {
      cause: 'duration-too-long',
      words: 'exceeds the MaxSessionDuration set for this role',
      example:
        'Error: failed to assume role "arn:aws:iam::391827364550:role/operator": ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      source: 'https://github.com/kreuzwerker/awsu/issues/27',
    },
    {
      cause: 'role-chaining',
      words: 'exceeds the 1 hour session limit for roles assumed by role chaining',
      example:
        '2026-05-16T11:20:31.642Z ERROR An error occurred (ValidationError) when calling the AssumeRole operation: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html',
    },
    {
      cause: 'packed-policy',
      words: 'Packed policy consumes',
      example:
        '2026-05-16T11:20:31.642Z WARN Failed to get subscoped credentials: Packed policy consumes 118% of allotted space, please use smaller policy. (Service: Sts, Status Code: 400, Request ID: 6b9f8c1e-2a35-4f0b-b1a7-5d41c7f2c3d8)',
      source: 'https://github.com/apache/polaris/issues/3243',
    },
    {
      cause: 'packed-policy',
      words: 'Packed size of session tags consumes',
      example:
        '2026-05-16T11:20:31.642Z ERROR no session for tenant 7: Packed size of session tags consumes 102% of allotted space.',
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html',
    },
    {
      cause: 'wrong-region',
      words: 'must be addressed using the specified endpoint',
      example:
        '2026-05-16T11:20:31.642Z ERROR PermanentRedirect: The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    },
    {
      cause: 'throttled',
      words: 'Please reduce your request rate',
      example: '2026-05-16T11:20:31.642Z ERROR upload gave up: SlowDown: Please reduce your request rate.',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    },
    {
      cause: 'throttled',
      words: 'Rate exceeded',
      example:
        '2026-05-16T11:20:31.642Z ERROR ThrottlingException: Rate exceeded (Service: Sts, Status Code: 400, Request ID: 1f2e3d4c-5b6a-7988-96a5-b4c3d2e1f0aa)',
      source: 'https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html',
    },
    {
      cause: 'encoded-denial',
      words: 'Encoded authorization failure message:',
      example:
        '2026-05-16T11:20:31.642Z ERROR failed create instance at aws, due to UnauthorizedOperation: You are not authorized to perform this operation. Encoded authorization failure message: bXsYs3hzcCdcOA2aQq11Z0bFiL9ZYk2n4P8v\n\tstatus code: 403, request id: c05d4b6f-3a97-4a6e-bb98-53204f53837e',
      source: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html',
    },
    {
      cause: 'instance-role-untrusted',
      words: 'EC2 cannot assume the role',
      example:
        '2026-05-16T11:20:31.642Z ERROR metadata response: {"Code" : "AssumeRoleUnauthorizedAccess", "Message" : "EC2 cannot assume the role testing-node-role."}',
      source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshoot-iam.html',
    },
    {
      cause: 'instance-role-untrusted',
      words: 'AssumeRoleUnauthorizedAccess',
      example: '2026-05-16T11:20:31.642Z ERROR metadata service answered with code AssumeRoleUnauthorizedAccess',
      source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html',
    },
    {
      cause: 'no-region',
      words: 'Invalid Configuration: Missing Region',
      example:
        '2026-05-16T11:20:31.642Z ERROR operation error S3: PutObject, failed to resolve service endpoint, endpoint rule error, Invalid Configuration: Missing Region',
      source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/service/sqs/endpoints.go',
    },
    {
      cause: 'key-unknown',
      words: 'AWS was not able to validate the provided access credentials',
      example:
        '2026-05-16T11:20:31.642Z ERROR Error querying AMI: AuthFailure: AWS was not able to validate the provided access credentials\n\tstatus code: 401, request id: 0a0e1f22-6b1f-4f55-9d5c-6e0c1b2a3d43',
      source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html',
    },
    {
      cause: 'no-bucket',
      words: 'The specified bucket does not exist',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: NoSuchBucket: The specified bucket does not exist',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    },
    {
      cause: 'sts-region-off',
      words: 'STS is not activated in this region',
      example:
        '2026-05-16T11:20:31.642Z ERROR RegionDisabledException: STS is not activated in this region for account:590184726633.',
      source: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
    },
    {
      cause: 'key-unknown',
      words: 'The provided token is malformed or otherwise invalid',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: InvalidToken: The provided token is malformed or otherwise invalid.',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    },
    {
      cause: 'wrong-region',
      words: 'The authorization header is malformed; the region',
      example:
        "2026-05-16T11:20:31.642Z ERROR put failed: AuthorizationHeaderMalformed: The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-central-1'",
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    },
    {
      cause: 'sso-expired',
      words: 'Session token not found or invalid',
      example:
        '2026-05-16T11:20:31.642Z ERROR An error occurred (UnauthorizedException) when calling the GetRoleCredentials operation: Session token not found or invalid',
      source: 'https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html',
    },
    {
      cause: 'secret-missing',
      words: "Secrets Manager can't find the specified secret",
      example: "2026-05-16T11:20:31.642Z ERROR sync failed: Secrets Manager can't find the specified secret.",
      source: 'https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html',
    },
    {
      cause: 'lake-formation-denied',
      words: 'Insufficient Lake Formation permission',
      example: '2026-05-16T11:20:31.642Z ERROR query failed: Insufficient Lake Formation permission(s) on depot',
      source: 'https://docs.aws.amazon.com/lake-formation/latest/dg/troubleshooting.html',
    },
    {
      cause: 'encoded-denial',
      words: 'UnauthorizedOperation: You are not authorized to perform this operation',
      example: 'Error querying AMI: UnauthorizedOperation: You are not authorized to perform this operation.',
      source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html',
    },
    {
      cause: 'key-malformed',
      words: 'not a valid key=value pair (missing equal-sign) in Authorization header',
      example:
        "2026-05-16T11:20:31.642Z ERROR An error occurred (IncompleteSignature) when calling the GetCallerIdentity operation: 'depot/20260516/us-east-1/sts/aws4_request' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS4-HMAC-SHA256 Credential=****'.",
      source: 'https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html',
    },
    {
      cause: 'key-malformed',
      words: 'the Credential is mal-formed',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: AuthorizationHeaderMalformed: The authorization header is malformed; the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    },
    {
      cause: 'key-malformed',
      words: 'Credential must have exactly 5 slash-delimited elements',
      example:
        "2026-05-16T11:20:31.642Z ERROR search failed: IncompleteSignatureException: Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b/20260516/us-west-2/es/aws4_request'",
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html',
    },
    {
      cause: 'key-malformed',
      words: "Authorization header is invalid -- one and only one ' ' (space) required",
      example:
        "2026-05-16T11:20:31.642Z ERROR listing failed: Authorization header is invalid -- one and only one ' ' (space) required (Service: Amazon S3; Status Code: 400; Error Code: InvalidArgument; Request ID: 9EFD418F0905879F)",
      source: 'https://github.com/laurilehmijoki/s3_website/issues/178',
    },
    {
      cause: 'key-malformed',
      words: 'a non-empty Access Key (AKID) must be provided',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: AuthorizationHeaderMalformed: The authorization header is malformed; a non-empty Access Key (AKID) must be provided in the credential.',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/issues/2612',
    },
    {
      cause: 'no-region',
      words: 'a non-empty region must be provided in the credential',
      example:
        'upload failed: ./db.tbz2 to s3://depot/db.tbz2 An error occurred (AuthorizationHeaderMalformed) when calling the PutObject operation: The authorization header is malformed; a non-empty region must be provided in the credential.',
      source: 'https://github.com/databacker/mysql-backup/issues/249',
    },
    {
      cause: 'body-late',
      words: 'socket connection to the server was not read from or written to within the timeout period',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: RequestTimeout: Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed.',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    },
    {
      cause: 'key-refused',
      words: 'ciphertext refers to a customer master key that does not exist',
      example:
        'Error: Could not retrieve catalog from remote server: Error 500 on SERVER: Server Error: Evaluation Error: Error while evaluating a Function Call, The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access. (file: /etc/puppetlabs/site.pp, line: 12, column: 3) on node web-03.example.net',
      source: 'https://github.com/voxpupuli/hiera-eyaml/issues/263',
    },
    {
      cause: 'key-denied',
      words: 'Access to KMS is not allowed',
      example:
        '{"level":"error","ts":1667943642.1480799,"logger":"controllers.ExternalSecret","msg":"could not get secret data from provider","error":"AccessDeniedException: Access to KMS is not allowed\\n\\tstatus code: 400, request id: 31a64aaf-8436-4008-9faf-cd27a56122b2"}',
      source: 'https://github.com/external-secrets/external-secrets/issues/390',
    },
    {
      cause: 's3-denied',
      words: 'AccessDenied: Request has expired',
      example:
        '[2022-04-21T01:14:41+08:00] ERROR! MESSAGE: Request has expired, STACK: AccessDenied: Request has expired',
      source: 'https://github.com/remotely-save/remotely-save/issues/91',
    },
    {
      cause: 's3-denied',
      words: 'There were headers present in the request which were not signed',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: There were headers present in the request which were not signed',
      source: 'https://github.com/oven-sh/bun/issues/16255',
    },
  ],
}
