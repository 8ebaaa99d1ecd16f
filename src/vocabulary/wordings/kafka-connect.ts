import type { Vocabulary } from './wording.ts'

/** What Kafka Connect’s S3 sink writes. */
export const vocabulary: Vocabulary = {
  language: 'Kafka Connect’s S3 sink',
  wordings: [
    {
      cause: 'no-bucket',
      words: 'ConnectException: Non-existent S3 bucket',
      example:
        '[2026-11-05 10:21:09,123] ERROR [s3-sink|task-0] WorkerSinkTask{id=s3-sink-0} Task threw an uncaught and unrecoverable exception (org.apache.kafka.connect.runtime.WorkerTask:196)\norg.apache.kafka.connect.errors.ConnectException: Non-existent S3 bucket: depot',
      source:
        'https://github.com/confluentinc/kafka-connect-storage-cloud/blob/master/kafka-connect-s3/src/main/java/io/confluent/connect/s3/S3SinkTask.java',
    },
  ],
}
