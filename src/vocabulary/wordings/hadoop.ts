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
  ],
}
