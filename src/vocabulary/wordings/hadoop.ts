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
  ],
}
