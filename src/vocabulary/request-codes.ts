/**
 * Codes by which AWS's services find fault with what a request asks for: a value that is out of range, a state in
 * which it can't be done, a limit. Whoever asks, and as whom, the answer is the same. Without a trailing `Exception`, and of EC2's
 * `InvalidVolume.ZoneMismatch` the last part.
 *
 * Read in the lists of errors that each service publishes:
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html, https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html,
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html,
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html,
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html,
 * https://docs.aws.amazon.com/sns/latest/api/API_Publish.html, https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html,
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html,
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/CommonErrors.html, https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImage.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html, https://docs.aws.amazon.com/glue/latest/webapi/API_StartJobRun.html,
 * https://docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html, https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html,
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html,
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html,
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html,
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html, https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html,
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html
 */

/** A value, a name, a form. */
const OF_FORM =
  /^(?:Validation(?:Error|Failed)?|InvalidParameter\w{0,40}|(?:Missing|Unknown)(?:Required)?Parameter|InvalidInput|InvalidArgument|InvalidQueryParameter|InvalidAttribute(?:Name|Value)|InvalidNextToken|InvalidPaginationToken|InvalidMaxResults|InvalidFilter|InvalidCharacter|InvalidBlockDeviceMapping|InvalidRuntime|InvalidZipFile|InvalidRequestContent|InvalidBucketName|InvalidPart(?:Order)?|InvalidRange|InvalidTag\w{0,10}|InvalidURI|InvalidStorageClass|InvalidLayerPart|InvalidMessageContents|InvalidBatchEntryId|InvalidIdFormat|InvalidArn|InvalidDefinition|InvalidExecutionInput|InvalidName|InvalidChangeBatch|InvalidConfigurationRequest|InvalidScheme|InvalidSubnet(?:ID)?|InvalidSecurityGroup(?:ID)?|InvalidPassword|Malformed(?:QueryString|XML|ACLError|POSTRequest)|Malformed|Range|ZoneMismatch|Key ?TooLong(?:Error)?|MetadataTooLarge|EntityToo(?:Small|Large)|Request(?:Entity)?TooLarge|PayloadTooLarge|MaxMessageLengthExceeded|BatchRequestTooLong|BatchEntryIdsNotDistinct|EmptyBatchRequest|TooManyEntriesInBatchRequest|ReceiptHandleIsInvalid|MissingContentLength|MissingRequestBodyError|MethodNotAllowed|NotImplemented|Unsupported(?:Operation|MediaType|Protocol|Feature|AvailabilityZone|HibernationConfiguration)?|InsufficientCapabilities|CodeMismatch|ExpiredCode|ExpiredIterator|ExpiredNextToken|IdempotentParameterMismatch|BadRequest|UnprocessableEntity)$/

/** A state in which it cannot be done. A name that is taken is left to be told: somebody else may have it. */
const OF_STATE =
  /^(?:\w{0,60}(?:AlreadyAssociated|AlreadyInProgress|InUse|InProgress|NotEmpty|Conflict)|Duplicate\w{0,40}|(?:Alias|Username|QueueName|Resource)Exists|Incorrect\w{0,30}State|Invalid(?:\w{0,30}State(?:Transition)?|ChangeSetStatus|Operation)|DependencyViolation|OperationAborted|PreconditionFailed|Transaction(?:Canceled|Conflict)|ResourceNotReady|QueueDeletedRecently|MessageNotInflight|Concurrent(?:Modification|Update|RunsExceeded)\w{0,10}|VersionMismatch|CrawlerRunning|ServiceNotActive|EntityTemporarilyUnmodifiable|ResourceContention|ModelNotReady)$/

/** A limit of the account's, or room that a zone has not. */
const OF_LIMITS =
  /^(?:(?!Retry)\w{1,60}(?:QuotaExceeded|LimitReached)|(?!Request|Bandwidth)\w{1,60}LimitExceeded|CodeStorageExceeded|MaxSpotInstanceCountExceeded|Insufficient\w{1,60}Capacity|InsufficientCapacity|InsufficientFreeAddressesInSubnet|TooMany(?!Requests)\w{1,40}|OverLimit|DBSubnetGroupDoesNotCoverEnoughAZs)$/

/** These are told for what they are elsewhere: an object in an archive, a KMS key that can't be used. */
const OF_KEYS_AND_ARCHIVES = /^(?:InvalidObjectState|InvalidState|KMS\w{0,40})$/

/** Who asks, and what they may: a service finds fault with the role that it was given under the same codes. */
const OF_IDENTITY =
  /\brole\b|\biam\b|permission|credential|polic(?:y|ies)\b|\bkms\b|\bassum|pass ?role|principal|authori[sz]|auth mechanism|signature|signed|(?:security|session|access) token|access key|\btrust|instance ?profile|not allowed|encrypt/i

/** Is it about the request itself, and not about who sends it? @param code without a trailing `Exception` */
export function isOfRequestItself(code: string, message = ''): boolean {
  if (OF_KEYS_AND_ARCHIVES.test(code) || OF_IDENTITY.test(message)) return false
  return OF_FORM.test(code) || OF_STATE.test(code) || OF_LIMITS.test(code)
}
