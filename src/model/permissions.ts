/** Which permission an operation needs: prefixes and names as IAM spells them. */

/**
 * Prefixes that are not the service's name in small letters.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const PREFIXES: Readonly<Record<string, string>> = {
  'eks auth': 'eks-auth',
  'bedrock runtime': 'bedrock',
  'bedrock agent': 'bedrock',
  'bedrock agent runtime': 'bedrock',
  'cloudwatch logs': 'logs',
  eventbridge: 'events',
  'cognito identity provider': 'cognito-idp',
  'cognito identity': 'cognito-identity',
  'dynamodb streams': 'dynamodb',
  sfn: 'states',
  'step functions': 'states',
  opensearch: 'es',
  'elastic load balancing v2': 'elasticloadbalancing',
  'elastic load balancing': 'elasticloadbalancing',
  efs: 'elasticfilesystem',
  emr: 'elasticmapreduce',
  sesv2: 'ses',
  'iot data plane': 'iot',
  'redshift data': 'redshift-data',
  'rds data': 'rds-data',
  // Logins by IAM: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html, https://docs.aws.amazon.com/msk/latest/developerguide/create-iam-access-control-policies.html
  'rds database': 'rds-db',
  msk: 'kafka-cluster',
  'resource groups tagging api': 'tag',
  'cost explorer': 'ce',
  'sagemaker runtime': 'sagemaker',
}

/** S3's operations whose permission has another name. https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html */
const OF_S3: Readonly<Record<string, string>> = {
  ListObjects: 'ListBucket',
  ListObjectsV2: 'ListBucket',
  HeadBucket: 'ListBucket',
  HeadObject: 'GetObject',
  ListBuckets: 'ListAllMyBuckets',
  ListObjectVersions: 'ListBucketVersions',
  CreateMultipartUpload: 'PutObject',
  UploadPart: 'PutObject',
  CompleteMultipartUpload: 'PutObject',
  DeleteObjects: 'DeleteObject',
  CopyObject: 'PutObject',
}

/** Asks for the bucket itself, not for an object in it. */
export function isOfBucket(operation: string): boolean {
  return /Bucket|ListObject|ListMultipart/.test(operation)
}

/** Bedrock's newer ways to ask a model. https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html */
const OF_BEDROCK: Readonly<Record<string, string>> = {
  Converse: 'InvokeModel',
  ConverseStream: 'InvokeModelWithResponseStream',
}

/** `s3:ListBucket`, `secretsmanager:GetSecretValue`. */
export function permissionFor({ service, operation }: { service: string; operation: string }): string {
  const name = service.toLowerCase()
  const prefix = PREFIXES[name] ?? name.replaceAll(' ', '')
  return `${prefix}:${(prefix === 's3' && OF_S3[operation]) || (prefix === 'bedrock' && OF_BEDROCK[operation]) || operation}`
}
