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
  ],
}
