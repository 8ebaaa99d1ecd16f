import type { Vocabulary } from './wording.ts'

/** What RabbitMQ's peer discovery by AWS writes, which has the status's name of an answer only. */
export const vocabulary: Vocabulary = {
  language: 'RabbitMQ',
  wordings: [
    {
      cause: 'encoded-denial',
      words: 'Error fetching autoscaling group instance list: "Forbidden"',
      example: '2026-05-16 11:20:31.642 [error] <0.285.0> Error fetching autoscaling group instance list: "Forbidden"',
      source:
        'https://github.com/rabbitmq/rabbitmq-server/blob/main/deps/rabbitmq_peer_discovery_aws/src/rabbit_peer_discovery_aws.erl',
    },
  ],
}
