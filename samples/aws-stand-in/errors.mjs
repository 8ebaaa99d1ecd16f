/**
 * The errors of AWS, in AWS's own words. Each wording has its public source beside it: a stand-in that answers in words
 * of its own would prove nothing.
 *
 * S3's sentences without a link: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */

export class AwsError extends Error {
  /**
   * @param {string} code
   * @param {number} status HTTP status.
   * @param {string} message
   * @param {{ fields?: Record<string, string>, headers?: Record<string, string> }} [more] Further elements of S3's
   *   error body, and headers.
   */
  constructor(code, status, message, more = {}) {
    super(message)
    this.name = 'AwsError'
    this.code = code
    this.status = status
    this.fields = more.fields ?? {}
    this.headers = more.headers ?? {}
  }
}

/** `20151119T110900Z` */
const basic = (/** @type {Date} */ date) => `${date.toISOString().replace(/[-:]|\.\d+/g, '')}`

/**
 * What S3, the query services (STS, IAM) and the JSON services (Athena) each say about a request's signature.
 *
 * @typedef {'s3' | 'query' | 'json'} Dialect
 */

/** @param {Dialect} dialect */
export function signatureDoesNotMatch(dialect, accessKeyId = '') {
  if (dialect === 's3')
    return new AwsError(
      'SignatureDoesNotMatch',
      403,
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      { fields: { AWSAccessKeyId: accessKeyId } },
    )
  // https://github.com/aws/aws-cli/issues/5166
  return new AwsError(
    dialect === 'json' ? 'InvalidSignatureException' : 'SignatureDoesNotMatch',
    dialect === 'json' ? 400 : 403,
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  )
}

/** The key is not known, or is one of a session and came without its token. @param {Dialect} dialect */
export function unknownKey(dialect, accessKeyId = '') {
  if (dialect === 's3')
    // Also what a session's key gets without its token: https://github.com/prolane/samltoawsstskeys/issues/40
    return new AwsError(
      'InvalidAccessKeyId',
      403,
      'The AWS Access Key Id you provided does not exist in our records.',
      { fields: { AWSAccessKeyId: accessKeyId } },
    )
  // https://github.com/aws-azure-login/aws-azure-login/issues/251
  return new AwsError(
    dialect === 'json' ? 'UnrecognizedClientException' : 'InvalidClientTokenId',
    dialect === 'json' ? 400 : 403,
    'The security token included in the request is invalid.',
  )
}

/** The session token is not the one issued with the key. @param {Dialect} dialect */
export function foreignToken(dialect) {
  if (dialect === 's3')
    return new AwsError('InvalidToken', 400, 'The provided token is malformed or otherwise invalid.')
  return unknownKey(dialect)
}

/** @param {Dialect} dialect */
export function expiredToken(dialect) {
  // https://github.com/craftcms/aws-s3/issues/182
  if (dialect === 's3') return new AwsError('ExpiredToken', 400, 'The provided token has expired.')
  // https://github.com/aws/aws-sdk-java-v2/issues/1649
  return new AwsError(
    dialect === 'json' ? 'ExpiredTokenException' : 'ExpiredToken',
    dialect === 'json' ? 400 : 403,
    'The security token included in the request is expired',
  )
}

/** The request's date is too far from the service's clock. @param {Dialect} dialect @param {Date} signed @param {Date} now */
export function skewed(dialect, signed, now) {
  if (dialect === 's3')
    // https://github.com/versity/versitygw/issues/1514
    return new AwsError(
      'RequestTimeTooSkewed',
      403,
      'The difference between the request time and the current time is too large.',
      {
        fields: {
          RequestTime: basic(signed),
          ServerTime: now.toISOString().replace(/\.\d+/, ''),
          MaxAllowedSkewMilliseconds: '900000',
        },
      },
    )
  const limit = (/** @type {number} */ sign) => basic(new Date(now.getTime() + sign * 15 * 60_000))
  return new AwsError(
    dialect === 'json' ? 'InvalidSignatureException' : 'SignatureDoesNotMatch',
    dialect === 'json' ? 400 : 403,
    signed < now
      ? // https://github.com/aws/aws-cli/issues/6676
        `Signature expired: ${basic(signed)} is now earlier than ${limit(-1)} (${basic(now)} - 15 min.)`
      : `Signature not yet current: ${basic(signed)} is still later than ${limit(1)} (${basic(now)} + 15 min.)`,
  )
}

/** @param {Dialect} dialect */
export function missingSignature(dialect) {
  if (dialect === 's3') return new AwsError('AccessDenied', 403, 'Access Denied')
  // https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
  return new AwsError(
    dialect === 'json' ? 'MissingAuthenticationTokenException' : 'MissingAuthenticationToken',
    dialect === 'json' ? 400 : 403,
    'Request is missing Authentication Token',
  )
}

/** @param {Dialect} dialect @param {string} header */
export function malformedAuthorization(dialect, header) {
  if (dialect === 's3')
    return new AwsError('AuthorizationHeaderMalformed', 400, 'The authorization header that you provided is not valid.')
  // https://github.com/jenkinsci/aws-credentials-plugin/issues/72
  return new AwsError(
    dialect === 'json' ? 'IncompleteSignatureException' : 'IncompleteSignature',
    400,
    `'${header.slice(0, 20)}' not a valid key=value pair (missing equal-sign) in Authorization header`,
  )
}

/**
 * @param {Dialect} dialect
 * @param {{ arn: string, account: string }} caller
 * @param {{ action: string, resource: string, resourceAccount: string, explicit?: 'identity' | 'resource' }} what
 */
export function accessDenied(dialect, caller, { action, resource, resourceAccount, explicit }) {
  const why = explicit
    ? `with an explicit deny in ${explicit === 'identity' ? 'an identity' : 'a resource'}-based policy`
    : `because no identity-based policy allows the ${action} action`
  if (dialect === 's3') {
    // Across accounts S3 gives no reason: https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
    if (caller.account !== resourceAccount) return new AwsError('AccessDenied', 403, 'Access Denied')
    // https://github.com/aws-ia/terraform-aws-bedrock/issues/41, https://github.com/noobaa/noobaa-core/issues/10060
    return new AwsError(
      'AccessDenied',
      403,
      `User: ${caller.arn} is not authorized to perform: ${action} on resource: "${resource}" ${why}`,
    )
  }
  if (action === 'sts:AssumeRole')
    // https://github.com/Netflix/security_monkey/issues/77
    return new AwsError(
      'AccessDenied',
      403,
      `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${resource}`,
    )
  // "on resource: role NAME" in IAM's sentences: https://github.com/aws-samples/aws-hpc-tutorials/pull/175
  const named = action.startsWith('iam:')
    ? resource.replace(/^arn:aws:iam::\d+:(role|user)\/(?:.*\/)?/, '$1 ')
    : resource
  return new AwsError(
    dialect === 'json' ? 'AccessDeniedException' : 'AccessDenied',
    dialect === 'json' ? 400 : 403,
    `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${named} ${why}`,
  )
}

/** @param {Dialect} dialect */
export function throttled(dialect) {
  if (dialect === 's3') return new AwsError('SlowDown', 503, 'Please reduce your request rate.')
  return new AwsError(dialect === 'json' ? 'ThrottlingException' : 'Throttling', 400, 'Rate exceeded')
}

export const s3 = {
  noSuchBucket: (/** @type {string} */ bucket) =>
    new AwsError('NoSuchBucket', 404, 'The specified bucket does not exist', { fields: { BucketName: bucket } }),
  noSuchKey: (/** @type {string} */ key) =>
    new AwsError('NoSuchKey', 404, 'The specified key does not exist.', { fields: { Key: key } }),
  noSuchUpload: () => new AwsError('NoSuchUpload', 404, 'The specified multipart upload does not exist.'),
  noSuchBucketPolicy: (/** @type {string} */ bucket) =>
    new AwsError('NoSuchBucketPolicy', 404, 'The bucket policy does not exist', { fields: { BucketName: bucket } }),
  wrongRegion: (/** @type {string} */ bucket, /** @type {string} */ region) =>
    new AwsError(
      'PermanentRedirect',
      301,
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
      {
        fields: { Endpoint: `s3.${region}.amazonaws.com`, Bucket: bucket },
        headers: { 'x-amz-bucket-region': region },
      },
    ),
  contentDiffers: () =>
    new AwsError(
      'XAmzContentSHA256Mismatch',
      400,
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    ),
  incompleteBody: () =>
    new AwsError(
      'IncompleteBody',
      400,
      'You did not provide the number of bytes specified by the Content-Length HTTP header',
    ),
  presignedExpired: () => new AwsError('AccessDenied', 403, 'Request has expired'),
  invalidRange: () => new AwsError('InvalidRange', 416, 'The requested range is not satisfiable'),
  notImplemented: () =>
    new AwsError('NotImplemented', 501, 'A header you provided implies functionality that is not implemented'),
}

export const sts = {
  // https://github.com/99designs/aws-vault/issues/263
  chainedTooLong: () =>
    new AwsError(
      'ValidationError',
      400,
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    ),
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html
  tooLong: () =>
    new AwsError(
      'ValidationError',
      400,
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ),
  invalid: (/** @type {string} */ name, /** @type {string} */ value, /** @type {string} */ constraint) =>
    new AwsError(
      'ValidationError',
      400,
      `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: ${constraint}`,
    ),
  // `<value> is invalid`: what a role's bare name gets.
  invalidArn: (/** @type {string} */ value) => new AwsError('ValidationError', 400, `${value} is invalid`),
  // https://github.com/aws/aws-sdk-js-v3/issues/6225
  webIdentityDenied: () => new AwsError('AccessDenied', 403, 'Not authorized to perform sts:AssumeRoleWithWebIdentity'),
  // https://github.com/aws-actions/configure-aws-credentials/issues/721
  noOidcProvider: (/** @type {string} */ issuer) =>
    new AwsError('InvalidIdentityToken', 400, `No OpenIDConnect provider found in your account for ${issuer}`),
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
  webTokenExpired: (/** @type {string} */ detail) => new AwsError('ExpiredTokenException', 400, detail),
  // https://github.com/aws/aws-cli/issues/7194
  keysUnreachable: () =>
    new AwsError(
      'InvalidIdentityToken',
      400,
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    ),
  tagSessionDenied: (/** @type {string} */ caller, /** @type {string} */ role) =>
    new AwsError(
      'AccessDenied',
      403,
      `User: ${caller} is not authorized to perform: sts:TagSession on resource: ${role}`,
    ),
  // https://github.com/aws/containers-roadmap/issues/2413; without `Exception` on the wire:
  // https://github.com/aws-actions/configure-aws-credentials/issues/1898
  packedTooLarge: (/** @type {number} */ percent) =>
    new AwsError('PackedPolicyTooLarge', 400, `Packed size of session tags consumes ${percent}% of allotted space.`),
  // https://github.com/localstack/localstack/issues/8872
  malformedPolicy: () => new AwsError('MalformedPolicyDocument', 400, 'This policy contains invalid Json'),
  // https://github.com/turbot/steampipe-plugin-aws/issues/1510
  regionDisabled: (/** @type {string} */ account) =>
    new AwsError(
      'RegionDisabledException',
      403,
      `STS is not activated in this region for account:${account}. Your account administrator can activate STS in this region using the IAM Console.`,
    ),
  webTokenInvalid: () =>
    new AwsError('InvalidIdentityToken', 400, 'The web identity token that was passed could not be validated by AWS.'),
  invalidAction: (/** @type {string} */ action) =>
    new AwsError('InvalidAction', 400, `Could not find operation ${action} for version 2011-06-15`),
}

export const iam = {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html
  noSuchRole: (/** @type {string} */ name) =>
    new AwsError('NoSuchEntity', 404, `The role with name ${name} cannot be found.`),
  noSuchUser: (/** @type {string} */ name) =>
    new AwsError('NoSuchEntity', 404, `The user with name ${name} cannot be found.`),
}
