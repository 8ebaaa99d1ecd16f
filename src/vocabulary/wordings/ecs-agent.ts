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
  ],
}
