import type { Vocabulary } from './wording.ts'

/** What Hadoop's S3A (Spark, Hive, Flink) writes. */
export const vocabulary: Vocabulary = {
  language: 'Hadoop S3A',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'No AWS Credentials provided by',
      example:
        '26/04/11 08:20:01 ERROR SparkContext: Error initializing SparkContext.\norg.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException: No AWS Credentials provided by TemporaryAWSCredentialsProvider SimpleAWSCredentialsProvider',
      source:
        'https://github.com/apache/hadoop/blob/trunk/hadoop-tools/hadoop-aws/src/main/java/org/apache/hadoop/fs/s3a/AWSCredentialProviderList.java',
    },
    {
      cause: 'no-credentials',
      words: 'No AWS credentials in the Hadoop configuration',
      example:
        '26/04/11 08:20:01 ERROR SparkContext: Error initializing SparkContext.\norg.apache.hadoop.fs.s3a.auth.NoAwsCredentialsException: SimpleAWSCredentialsProvider: No AWS credentials in the Hadoop configuration',
      source:
        'https://github.com/apache/hadoop/blob/trunk/hadoop-tools/hadoop-aws/src/main/java/org/apache/hadoop/fs/s3a/SimpleAWSCredentialsProvider.java',
    },
    {
      cause: 'wrong-region',
      words: 'Received permanent redirect response to region',
      example:
        '2026-05-16T11:20:31.642Z ERROR org.apache.hadoop.fs.s3a.AWSRedirectException: getFileStatus on s3a://depot/a: Received permanent redirect response to region eu-central-1.  This likely indicates that the S3 region configured in fs.s3a.endpoint.region does not match the AWS region containing the bucket.',
      source:
        'https://github.com/apache/hadoop/blob/trunk/hadoop-tools/hadoop-aws/src/main/java/org/apache/hadoop/fs/s3a/S3AUtils.java',
    },
    {
      cause: 'no-credentials',
      words: 'No AWS Credential Providers',
      example:
        '2026-05-16T11:20:31.642Z ERROR org.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException: No AWS Credential Providers',
      source:
        'https://github.com/apache/hadoop/blob/trunk/hadoop-tools/hadoop-aws/src/main/java/org/apache/hadoop/fs/s3a/AWSCredentialProviderList.java',
    },
    {
      cause: 'assume-role-failed',
      words: 'Failed to get credentials for role arn:aws',
      example:
        '26/11/05 10:21:09 ERROR AssumedRoleCredentialProvider: Failed to get credentials for role arn:aws:iam::590184726633:role/depot',
      source:
        'https://github.com/apache/hadoop/blob/trunk/hadoop-tools/hadoop-aws/src/main/java/org/apache/hadoop/fs/s3a/auth/AssumedRoleCredentialProvider.java',
    },
    {
      cause: 'assume-role-failed',
      words: 'Unset property fs.s3a.assumed.role.arn',
      example:
        'java.io.IOException: Unset property fs.s3a.assumed.role.arn\n\tat org.apache.hadoop.fs.s3a.auth.AssumedRoleCredentialProvider.<init>(AssumedRoleCredentialProvider.java:110)',
      source:
        'https://github.com/apache/hadoop/blob/trunk/hadoop-tools/hadoop-aws/src/main/java/org/apache/hadoop/fs/s3a/auth/AssumedRoleCredentialProvider.java',
    },
    {
      cause: 'wrong-region',
      words: 'Received permanent redirect response to endpoint',
      example:
        'org.apache.hadoop.fs.s3a.AWSRedirectException: Received permanent redirect response to endpoint depot.s3-eu-west-1.amazonaws.com.  This likely indicates that the S3 endpoint configured in fs.s3a.endpoint does not match the AWS region containing the bucket.',
      source:
        'https://github.com/apache/hadoop/blob/trunk/hadoop-tools/hadoop-aws/src/main/java/org/apache/hadoop/fs/s3a/S3AUtils.java',
    },
    {
      cause: 'no-credentials',
      words: 'does not implement AWSCredentialsProvider',
      example: 'java.io.IOException: Class class com.example.P does not implement AWSCredentialsProvider',
      source:
        'https://github.com/apache/hadoop/blob/trunk/hadoop-tools/hadoop-aws/src/main/java/org/apache/hadoop/fs/s3a/S3AUtils.java',
    },
    {
      cause: 'no-credentials',
      words: 'AWS Access Key ID and Secret Access Key must be specified as',
      example:
        '26/05/16 11:20:31 ERROR Executor: java.lang.IllegalArgumentException: AWS Access Key ID and Secret Access Key must be specified as the username or password (respectively) of a s3 URL',
      source:
        'https://github.com/apache/hadoop/blob/release-2.7.0/hadoop-tools/hadoop-aws/src/main/java/org/apache/hadoop/fs/s3/S3Credentials.java',
    },
  ],
}
