import type { HeldOut } from '../held-out.ts'

/** Java v1 and v2, Kotlin, Hadoop, Spark, Flink, Trino, Quarkus, Spring. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'S3A, Java v1: no provider gave any',
    source: 'https://github.com/minio/minio/issues/18246',
    text: 'Exception in thread "main" java.nio.file.AccessDeniedException: depot: org.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException: No AWS Credentials provided by TemporaryAWSCredentialsProvider SimpleAWSCredentialsProvider EnvironmentVariableCredentialsProvider IAMInstanceCredentialsProvider : com.amazonaws.SdkClientException: Unable to load AWS credentials from environment variables (AWS_ACCESS_KEY_ID (or AWS_ACCESS_KEY) and AWS_SECRET_KEY (or AWS_SECRET_ACCESS_KEY))\n\tat org.apache.hadoop.fs.s3a.S3AUtils.translateException(S3AUtils.java:215)\nCaused by: org.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException: No AWS Credentials provided by TemporaryAWSCredentialsProvider\n\tat org.apache.hadoop.fs.s3a.AWSCredentialProviderList.getCredentials(AWSCredentialProviderList.java:216)',
    must: ['no-credentials'],
  },
  {
    name: 'S3A, Java v2, sbt’s prefix',
    source: 'https://github.com/delta-io/delta/issues/6045',
    text: '[error] Caused by: org.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException: No AWS Credentials provided by TemporaryAWSCredentialsProvider SimpleAWSCredentialsProvider EnvironmentVariableCredentialsProvider IAMInstanceCredentialsProvider : software.amazon.awssdk.core.exception.SdkClientException: Unable to load credentials from system settings. Access key must be specified either via environment variable (AWS_ACCESS_KEY_ID) or system property (aws.accessKeyId).\n[error]     at org.apache.hadoop.fs.s3a.AWSCredentialProviderList.resolveCredentials(AWSCredentialProviderList.java:214)\n[error]     at software.amazon.awssdk.auth.credentials.AwsCredentialsProvider.resolveIdentity(AwsCredentialsProvider.java:54)',
    must: ['no-credentials'],
  },
  {
    name: 'S3A: nothing in Hadoop’s configuration',
    source: 'https://github.com/kubeflow/spark-operator/issues/2491',
    text: '26/04/11 08:20:01 ERROR SparkContext: Error initializing SparkContext.\norg.apache.hadoop.fs.s3a.auth.NoAwsCredentialsException: SimpleAWSCredentialsProvider: No AWS credentials in the Hadoop configuration\n\tat org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider.getCredentials(SimpleAWSCredentialsProvider.java:83)',
    must: ['no-credentials'],
  },
  {
    name: 'Spark 1, the keys in the URL are missing',
    source: 'https://github.com/tweag/sparkle/issues/24',
    text: '26/03/17 09:52:51 INFO SparkContext: Created broadcast 0 from textFile at Sparkle.java:-2\nException in thread "main" java.lang.IllegalArgumentException: AWS Access Key ID and Secret Access Key must be specified as the username or password (respectively) of a s3 URL, or by setting the fs.s3.awsAccessKeyId or fs.s3.awsSecretAccessKey properties (respectively).',
    must: ['no-credentials'],
    orUnknown: true,
  },
  {
    name: 'Presto’s shell: STS refuses without a sentence',
    source: 'https://github.com/prestodb/presto/issues/12286',
    text: 'Query 20260131_160441_00011_tz4jt failed: Access denied (Service: AWSSecurityTokenService; Status Code: 403; Error Code: AccessDenied; Request ID: eaf68f55-2571-11e9-83d4-b5f2a4710d4f)',
    must: ['assume-role-denied', 'access-denied', 'assume-role-failed'],
  },
  {
    name: 'Trino: the key is unknown, S3’s extended id',
    source: 'https://github.com/trinodb/charts/issues/200',
    text: '2026-08-05T10:01:02.003Z\tERROR\tremote-task-callback-1\tio.trino.execution.scheduler.PipelinedStageExecution\tPipelined stage execution failed\nio.trino.spi.TrinoException: The AWS Access Key Id you provided does not exist in our records. (Service: Amazon S3; Status Code: 403; Error Code: InvalidAccessKeyId; Request ID: 1AHXWGQGSP5ZTCZD; S3 Extended Request ID: 47yhatv5V1taSDBv=; Proxy: null)\n\tat io.trino.plugin.hive.BackgroundHiveSplitLoader.run(BackgroundHiveSplitLoader.java:1)',
    must: ['client-token-invalid'],
  },
  {
    name: 'HiveServer2: wrapped in Thrift’s exception',
    source: 'https://github.com/trinodb/trino/issues/6127',
    text: 'Error: org.apache.hive.service.cli.HiveSQLException: Error while processing statement: FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. MetaException(message:com.amazonaws.AmazonClientException: Unable to load AWS credentials from any provider in the chain)\n\tat org.apache.hive.service.cli.operation.Operation.toSQLException(Operation.java:380)',
    must: ['no-credentials'],
  },
  {
    name: 'Doris: Glue refuses the instance’s role, a thread in round brackets',
    source: 'https://github.com/apache/doris/issues/30638',
    text: '2026-02-01 06:26:24,096 INFO (binlog-gcer|48) [BinlogManager.gc():348] begin gc binlog\n2026-02-01 06:26:31,614 WARN (mysql-nio-pool-4|54678) [StmtExecutor.executeByLegacy():798] execute Exception. stmt[76, 678a950d63f46df-a84c383433b2b177]\nsoftware.amazon.awssdk.services.glue.model.AccessDeniedException: User: arn:aws:sts::418362907715:assumed-role/data-node-role/i-0a1b2c3d4e5f60718 is not authorized to perform: glue:GetDatabases on resource: arn:aws:glue:ap-northeast-1:418362907715:catalog because no identity-based policy allows the glue:GetDatabases action (Service: Glue, Status Code: 400, Request ID: 35abee15-fce5-4946-baab-16f713335258)\n\tat software.amazon.awssdk.core.internal.http.CombinedResponseHandler.handleErrorResponse(CombinedResponseHandler.java:125)',
    must: ['access-denied'],
    mention: /glue:GetDatabases/,
  },
  {
    name: 'Spring: no region for the client',
    source: 'https://github.com/awspring/spring-cloud-aws/issues/1061',
    text: "2026-02-25T10:00:00.123Z ERROR 1 --- [           main] o.s.boot.SpringApplication               : Application run failed\n\norg.springframework.beans.factory.BeanCreationException: Error creating bean with name 'sqsAsyncClient': Factory method 'sqsAsyncClient' threw exception with message: Unable to load region from any of the providers in the chain software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain@42f3dac6: [software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider@5b436d8e: Unable to load region from system settings. Region must be specified either via environment variable (AWS_REGION) or  system property (aws.region)., software.amazon.awssdk.regions.providers.AwsProfileRegionProvider@7a49293f: No region provided in profile: default, software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider@93f36e0: Unable to contact EC2 metadata service.]\n\tat org.springframework.beans.factory.support.ConstructorResolver.instantiate(ConstructorResolver.java:650) ~[spring-beans-6.0.16.jar:6.0.16]",
    must: ['no-region'],
    mustNot: 'no-credentials',
  },
  {
    name: 'Spring, Java v1: no provider, one line',
    source: 'https://github.com/SimpleProgramming/spring-boot-aws-sqs/issues/2',
    text: "2026-03-02 12:48:15.373 ERROR 16736 --- [           main] o.s.boot.SpringApplication               : Application run failed org.springframework.beans.factory.BeanCreationException: Error creating bean with name 'simpleMessageListenerContainer': Invocation of init method failed; nested exception is com.amazonaws.SdkClientException: Unable to load AWS credentials from any provider in the chain: [com.amazonaws.auth.EC2ContainerCredentialsProviderWrapper@523d6bdb: Unable to load credentials from service endpoint, com.amazonaws.auth.profile.ProfileCredentialsProvider@58496c97: profile file cannot be null]",
    must: ['no-credentials'],
  },
  {
    name: 'Java v1: expired, logback’s packaging data',
    source: 'https://github.com/ibi-group/datatools-ui/issues/10',
    text: '10:12:31.120 [pool-3-thread-1] ERROR c.c.datatools.manager.jobs.Upload - upload failed\ncom.amazonaws.services.s3.model.AmazonS3Exception: The provided token has expired. (Service: Amazon S3; Status Code: 400; Error Code: ExpiredToken; Request ID: C043EEA5A00B5DF9)\n        at com.amazonaws.http.AmazonHttpClient.handleErrorResponse(AmazonHttpClient.java:1389) ~[datatools.jar:na]',
    must: ['session-expired'],
  },
  {
    name: 'Java v2: the token’s file is not named',
    source: 'https://github.com/aws/aws-sdk-java-v2/issues/5294',
    text: '2026-06-13T17:28:40.019593392Z ERROR boot failed\n2026-06-13T17:28:40.019593392Z java.lang.IllegalStateException: Either the environment variable AWS_WEB_IDENTITY_TOKEN_FILE or the javaproperty aws.webIdentityTokenFile must be set.\n2026-06-13T17:28:40.019593392Z \tat software.amazon.awssdk.utils.SystemSetting.lambda$getStringValueOrThrow$0(SystemSetting.java:95) ~[utils-2.26.1.jar!/:na]',
    must: ['no-credentials', 'assume-role-failed'],
    orUnknown: true,
  },
  {
    name: 'Kotlin: a proxy refuses the way to STS',
    source: 'https://github.com/aws/aws-sdk-kotlin/issues/1180',
    text: 'Exception in thread "DefaultDispatcher-worker-3" aws.smithy.kotlin.runtime.identity.IdentityProviderException: No identity could be resolved from the chain: CredentialsProviderChain -> SystemPropertyCredentialsProvider -> EnvironmentCredentialsProvider -> ProfileCredentialsProvider -> StsWebIdentityProvider -> EcsCredentialsProvider -> ImdsCredentialsProvider\n\tat aws.smithy.kotlin.runtime.identity.IdentityProviderChain.resolve(IdentityProviderChain.kt:39)\n\tSuppressed: aws.sdk.kotlin.runtime.auth.credentials.ProviderConfigurationException: Missing value for system property `aws.accessKeyId`\n\tSuppressed: aws.smithy.kotlin.runtime.auth.awscredentials.CredentialsProviderException: STS failed to assume role from web identity\n\tCaused by: aws.smithy.kotlin.runtime.http.HttpException: java.io.IOException: Unexpected response code for CONNECT: 403',
    must: ['no-credentials', 'assume-role-failed'],
  },
  {
    name: 'Kotlin on Android, logcat: nothing configured',
    source: 'https://github.com/aws/aws-sdk-kotlin/issues/1274',
    text: '2026-04-02 11:22:33.123  9123-9160  AndroidRuntime          com.example.depot            E  FATAL EXCEPTION: DefaultDispatcher-worker-1\n                                                                                                    Process: com.example.depot, PID: 9123\n                                                                                                    aws.smithy.kotlin.runtime.identity.IdentityProviderException: No identity could be resolved from the chain: CredentialsProviderChain -> EnvironmentCredentialsProvider -> StsWebIdentityProvider\n                                                                                                    \tSuppressed: aws.sdk.kotlin.runtime.auth.credentials.ProviderConfigurationException: Required field `roleArn` could not be automatically inferred for StsWebIdentityCredentialsProvider.',
    must: ['no-credentials'],
  },
  {
    name: 'Kinesis client on the JVM, an exception broken in words',
    source: 'https://github.com/awslabs/amazon-kinesis-client-net/pull/185',
    text: '2026-10-13 09:00:00,001 [main] ERROR s.a.k.multilang.MultiLangDaemon [NONE] - Unable to start\nCaused by: com.amazonaws.SdkClientException: Unable to load AWS credentials from any provider in the chain: [com.amazonaws.auth.DefaultAWSCredentialsProviderChain@7f0eff0d: Unable to load AWS credentials from any provider in the chain: [EnvironmentVariableCredentialsProvider: Unable to load AWS credentials from environment variables (AWS_ACCESS_KEY_ID (or AWS_ACCESS_KEY) and AWS_SECRET_KEY (or AWS_SECRET_ACCESS_KEY))',
    must: ['no-credentials'],
  },
  {
    name: 'Java v1, assume-role profiles without the sts module',
    source: 'https://github.com/haskins-io/CloudTrailViewer/issues/12',
    text: 'Exception in Application start method\njava.lang.RuntimeException: Exception in Application start method\n\tat com.sun.javafx.application.LauncherImpl.launchApplication1(LauncherImpl.java:917)\nCaused by: com.amazonaws.SdkClientException: To use assume role profiles the aws-java-sdk-sts module must be on the class path\n\tat com.amazonaws.auth.profile.internal.securitytoken.STSProfileCredentialsServiceProvider.getProfileCredentialService(STSProfileCredentialsServiceProvider.java:42)',
    must: ['assume-role-failed', 'no-credentials', 'fallback-after-assume-error'],
    orUnknown: true,
  },
]
