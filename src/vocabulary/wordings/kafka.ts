import type { Vocabulary } from './wording.ts'

/** What clients of Amazon MSK say whose login by IAM was refused. */
export const vocabulary: Vocabulary = {
  language: 'Kafka (MSK)',
  wordings: [
    {
      cause: 'kafka-denied',
      words: 'kafka server: SASL Authentication failed: [ … ] Access denied',
      example:
        'kafka: client has run out of available brokers to talk to: 1 error occurred:\n  * kafka server: SASL Authentication failed: [c21f7d0a-5e84-4b57-9d2a-6b3b8a7f1e04] Access denied',
      source: 'https://github.com/IBM/sarama/blob/main/errors.go',
    },
    {
      cause: 'kafka-denied',
      words: 'SaslAuthenticationException: [ … ]: Access denied',
      example:
        '[2026-04-28 15:11:08,391] ERROR Stopping due to error (org.apache.kafka.connect.cli.AbstractConnectCli:100)\norg.apache.kafka.common.errors.SaslAuthenticationException: [b6a2f33e-1f3e-4c2f-90d0-a3a8e5dc1f77]: Access denied',
      source: 'https://docs.aws.amazon.com/msk/latest/developerguide/troubleshooting.html#authorization-failed',
    },
    {
      cause: 'kafka-denied',
      words: 'failed authentication due to: [ … ]: Access denied',
      example:
        '2026-05-18T13:20:47.704Z ERROR [Consumer clientId=consumer-ledger-1, groupId=ledger] Connection to node -1 (b-1.payments.quelkb.c7.kafka.us-east-2.amazonaws.com/10.1.4.33:9098) failed authentication due to: [0d3e6a90-5b1c-4c0d-9d7e-7c1f2e0a88b4]: Access denied',
      source: 'https://docs.aws.amazon.com/msk/latest/developerguide/troubleshooting.html#authorization-failed',
    },
    {
      cause: 'kafka-denied',
      words: 'SaslAuthenticationFailedError: … Access denied',
      example:
        '2026-05-31 10:00:00,118 ERROR kafka.conn <BrokerConnection node_id=bootstrap-0 host=b-1.depot.abc.c3.kafka.eu-west-1.amazonaws.com:9098 <authenticating>>: [Error 58] SaslAuthenticationFailedError: [cc8333d3-37a9-4bb8-9d5a-1b1127502cad]: Access denied',
      source: 'https://github.com/aws/aws-msk-iam-sasl-signer-python/issues/49',
    },
    {
      cause: 'kafka-denied',
      words: 'Access denied: SASL_AUTHENTICATION_FAILED',
      example:
        '{"level":"fatal","ts":"2026-05-31T10:00:00Z","msg":"failed to connect to brokers","error":"[b2c1]: Access denied: SASL_AUTHENTICATION_FAILED: SASL Authentication failed."}',
      source: 'https://github.com/redpanda-data/console/pull/223',
    },
  ],
}
