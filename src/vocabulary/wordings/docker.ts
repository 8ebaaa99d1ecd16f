import type { Vocabulary } from './wording.ts'

/** What Docker's own drivers write. */
export const vocabulary: Vocabulary = {
  language: 'Docker',
  wordings: [
    {
      cause: 'no-region',
      words: "environment variable 'AWS_REGION' or log opt 'awslogs-region'",
      example: `time="2026-05-16T11:20:31.642Z" level=error msg="Handler for POST /v1.43/containers/8d562b5e/start returned error: failed to create task for container: failed to initialize logging driver: must specify a value for environment variable 'AWS_REGION' or log opt 'awslogs-region'"`,
      source: 'https://github.com/moby/moby/issues/20358',
    },
    {
      cause: 'no-credentials',
      words: 'failed to initialize logging driver: … NoCredentialProviders',
      example:
        'time="2026-05-16T11:20:31.642Z" level=error msg="Handler for POST /v1.43/containers/8d562b5e/start returned error: failed to initialize logging driver: failed to create Cloudwatch log stream: NoCredentialProviders: no valid providers in chain. Deprecated."',
      source: 'https://docs.docker.com/engine/logging/drivers/awslogs/',
    },
  ],
}
