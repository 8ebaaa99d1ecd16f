import type { Vocabulary } from './wording.ts'

/** What ECS agent writes. */
export const vocabulary: Vocabulary = {
  language: 'ECS agent',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'Unable to acquire ECR credentials',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Unable to acquire ECR credentials to pull image for container',
      source: 'https://github.com/aws/amazon-ecs-agent/blob/main/agent/engine/docker_task_engine.go',
    },
    {
      cause: 'not-connected',
      words: 'service call has been retried … Please check your task network configuration',
      example:
        'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.',
      source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
    },
    {
      cause: 'no-region',
      words: 'AWS_DEFAULT_REGION has to be set when running on external capacity',
      example:
        'level=critical time=2026-11-05T10:21:09Z msg="Error loading config: AWS_DEFAULT_REGION has to be set when running on external capacity" module=main.go',
      source: 'https://github.com/aws/amazon-ecs-agent/blob/master/agent/config/config.go',
    },
    {
      cause: 'metadata-silent',
      words: 'Unable to communicate with EC2 Metadata service to infer region',
      example:
        '2026-11-05T10:21:09Z [CRITICAL] Unable to communicate with EC2 Metadata service to infer region: operation error ec2imds: GetRegion',
      source: 'https://github.com/aws/amazon-ecs-agent/blob/master/agent/config/config.go',
    },
    {
      cause: 'metadata-silent',
      words: 'Unable to access EC2 Metadata service to determine',
      example:
        'level=warn time=2026-11-05T10:21:09Z msg="Unable to access EC2 Metadata service to determine EC2 ID: blackholed" module=agent.go',
      source: 'https://github.com/aws/amazon-ecs-agent/blob/master/agent/app/agent.go',
    },
    {
      cause: 'no-credentials',
      words: 'unable to find execution role credentials',
      example:
        'level=error time=2026-11-05T10:21:09Z msg="Failed to create task resource" error="ssm secret resource: unable to find execution role credentials" module=task_manager.go',
      source: 'https://github.com/aws/amazon-ecs-agent/blob/master/agent/taskresource/ssmsecret/ssmsecret.go',
    },
    {
      cause: 'no-credentials',
      words: 'unable to get execution role credentials',
      example:
        'level=error time=2026-11-05T10:21:09Z msg="Failed to create task resource" error="unable to get execution role credentials" module=task_manager.go',
      source: 'https://github.com/aws/amazon-ecs-agent/blob/master/agent/taskresource/firelens/firelens_unix.go',
    },
    {
      cause: 'no-credentials',
      words: 'container uses execution credentials, but the credentials are empty',
      example:
        'level=error time=2026-11-05T10:21:09Z msg="Unable to acquire ECR credentials" error="container uses execution credentials, but the credentials are empty" module=docker_task_engine.go',
      source: 'https://github.com/aws/amazon-ecs-agent/blob/master/agent/dockerclient/dockerauth/ecr.go',
    },
    {
      cause: 'no-credentials',
      words: 'Error getting ECS instance credentials from credentials chain',
      example:
        'level=error time=2026-11-05T10:21:09Z msg="Error getting ECS instance credentials from credentials chain: no EC2 IMDS role found" module=agent.go',
      source: 'https://github.com/aws/amazon-ecs-agent/blob/master/agent/app/agent.go',
    },
    {
      cause: 'container-refused',
      words: 'CredentialsV … Request: Credentials not found',
      example:
        'level=error time=2026-11-05T10:21:09Z msg="Error processing credential request" credentialType="CredentialsV2Request" error="CredentialsV2Request: Credentials not found" module=credentials_handler.go',
      source: 'https://github.com/aws/amazon-ecs-agent/blob/master/ecs-agent/tmds/handlers/v1/credentials_handler.go',
    },
    {
      // Up to 1.4x, at level info.
      cause: 'container-refused',
      words: 'CredentialsV … Request: ID not found',
      example: '2026-11-05T10:21:09Z [ERROR] CredentialsV2Request: ID not found. Request IP Address: 172.17.0.4:42011',
      source: 'https://github.com/aws/amazon-ecs-agent/blob/v1.14.1/agent/handlers/v1/credentials_handler.go',
    },
    {
      cause: 'container-refused',
      words: 'No Credential ID in the request',
      example:
        'level=error time=2026-11-05T10:21:09Z msg="Error processing credential request: CredentialsV2Request: No Credential ID in the request" module=credentials_handler.go',
      source: 'https://github.com/aws/amazon-ecs-agent/blob/master/ecs-agent/tmds/handlers/v1/credentials_handler.go',
    },
    {
      cause: 'not-connected',
      words: 'there is a connection issue between the task and AWS',
      example:
        'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secrets from ssm: The task cannot pull secrets from the AWS Systems Manager service, there is a connection issue between the task and AWS Systems Manager Parameter Store. Check your network configuration.',
      source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
    },
    {
      cause: 'not-connected',
      words: 'There is a connection issue between the task and Amazon ECR',
      example:
        'ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration.',
      source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
    },
  ],
}
