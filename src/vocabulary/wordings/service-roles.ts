import type { Vocabulary } from './wording.ts'

const ROLE = 'arn:aws:iam::590184726633:role/depot-service'
const failed = (words: string) => `2026-05-16T11:20:31.642Z ERROR put failed: ${words}`

/** What services of AWS write of a role that they were given, and may not assume, where whoever logs it leaves out code and operation. */
export const vocabulary: Vocabulary = {
  language: 'services of AWS, of their roles',
  wordings: [
    {
      cause: 'service-role-refused',
      words: 'Unable to assume role and validate the specified targetGroupArn',
      example: failed(
        'InvalidParameterException: Unable to assume role and validate the specified targetGroupArn. Please verify that the ECS service role being passed has the proper permissions.',
      ),
      source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    },
    {
      cause: 'service-role-refused',
      words: 'Invalid role provided in RESOURCE_ROLE_ARN',
      example: failed(
        "MediaConvert job failed: {'ErrorCode': 1432, 'ErrorMessage': 'Unable to open input file: [Failed to read data: Invalid role provided in RESOURCE_ROLE_ARN]'}",
      ),
      source: 'https://github.com/aws-solutions/media-insights-on-aws/issues/492',
    },
    {
      cause: 'service-role-refused',
      words: 'cannot be assumed by Lambda',
      example: failed('The role defined for the function cannot be assumed by Lambda.'),
      source: 'https://github.com/aws/aws-cdk/issues/7236',
    },
    {
      cause: 'service-role-refused',
      words: 'Neither the global service principal … is authorized to assume the provided role',
      example: failed(
        'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
      ),
      source: 'https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html',
    },
    {
      cause: 'service-role-refused',
      words: 'execution role you provide must allow',
      example: failed('The execution role you provide must allow AWS EventBridge Scheduler to assume the role.'),
      source: 'https://stackoverflow.com/questions/76091158',
    },
    {
      cause: 'service-role-refused',
      words: 'Firehose is unable to assume role',
      example: failed(`Firehose is unable to assume role ${ROLE}. Please check the role provided.`),
      source: 'https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html',
    },
    {
      cause: 'service-role-refused',
      words: 'Service is unable to assume provided role',
      example: failed("Service is unable to assume provided role. Please verify role's TrustPolicy"),
      source: 'https://docs.aws.amazon.com/glue/latest/dg/glue-troubleshooting-errors.html',
    },
    {
      cause: 'service-role-refused',
      words: 'Please ensure that the role exists and allows principal',
      example: failed(
        `Could not assume role ${ROLE}. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.`,
      ),
      source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html',
    },
    {
      cause: 'service-role-refused',
      words: 'CodePipeline is not authorized to perform AssumeRole on role',
      example: failed(`CodePipeline is not authorized to perform AssumeRole on role ${ROLE}`),
      source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/troubleshooting.html',
    },
    {
      cause: 'service-role-refused',
      words: 'CodeDeploy does not have the permissions required to assume the role',
      example: failed(`AWS CodeDeploy does not have the permissions required to assume the role ${ROLE}.`),
      source: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/troubleshooting-deployments.html',
    },
    {
      cause: 'service-role-refused',
      words: 'ECS was unable to assume the role',
      example: failed(
        `ECS was unable to assume the role '${ROLE}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions.`,
      ),
      source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
    },
    {
      cause: 'service-role-refused',
      words: 'could not be assumed because it does not exist or the trusted entity is not correct',
      example: failed(
        `Role with arn: ${ROLE}, could not be assumed because it does not exist or the trusted entity is not correct`,
      ),
      source: 'https://docs.aws.amazon.com/eks/latest/userguide/troubleshooting.html',
    },
    {
      cause: 'service-role-refused',
      words: 'Unable to assume given IAM role',
      example: failed('Unable to assume given IAM role'),
      source: 'https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-troubleshooting.html',
    },
    {
      cause: 'service-role-refused',
      words: 'cannot be assumed by principal',
      example: failed(`Provided role '${ROLE}' cannot be assumed by principal 'events.amazonaws.com'.`),
      source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html',
    },
    {
      cause: 'service-role-refused',
      words: 'is invalid or cannot be assumed',
      example: failed(`Role ${ROLE} is invalid or cannot be assumed`),
      source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html',
    },
    {
      cause: 'service-role-refused',
      words: 'role defined for the EMR service … cannot be assumed',
      example: failed('The role defined for the EMR service role cannot be assumed by the service'),
      source: 'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-troubleshoot-failed-6-data.html',
    },
    {
      cause: 'service-role-refused',
      words: 'Please ensure your role is assumable by',
      example: failed(
        `Failed to assume role ${ROLE}. This could be due to the role's trust policy. Please ensure your role is assumable by 'airflow-env.amazonaws.com' Service Principal and try again.`,
      ),
      source: 'https://docs.aws.amazon.com/mwaa/latest/userguide/t-create-update-environment.html',
    },
    {
      cause: 'service-role-refused',
      words: 'does not have a trust relationship allowing Cognito to assume the role',
      example: failed('Role does not have a trust relationship allowing Cognito to assume the role'),
      source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html',
    },
    {
      cause: 'service-role-refused',
      words: 'Unable to assume specified IAM Role',
      example:
        '2025-04-14T13:44:25.439Z [ERROR]: !!! Unable to assume specified IAM Role. Please ensure the selected IAM Role has sufficient permissions and the Trust Relationship is configured correctly.',
      source: 'https://github.com/aws-samples/iam-identity-center-team/issues/381',
    },
  ],
}
