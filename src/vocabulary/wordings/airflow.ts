import type { Vocabulary } from './wording.ts'

/** What Airflow writes. */
export const vocabulary: Vocabulary = {
  language: 'Airflow',
  wordings: [
    {
      cause: 'fallback',
      words: 'Unable to find AWS Connection ID … switching to empty',
      example:
        '{"timestamp": "2026-11-10T08:01:11.320001Z", "level": "warning", "event": "Unable to find AWS Connection ID \'s3_conn_logs\', switching to empty.", "logger": "airflow.providers.amazon.aws.hooks.base_aws.AwsGenericHook"}\n{"timestamp": "2026-11-10T08:01:12.320001Z", "level": "error", "event": "An error occurred (AccessDenied) when calling the PutObject operation: User: arn:aws:sts::418362907715:assumed-role/eks-node-group-role/i-0a1b2c3d4e5f60718 is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::depot-logs/a"}',
      source:
        'https://github.com/apache/airflow/blob/main/providers/amazon/src/airflow/providers/amazon/aws/hooks/base_aws.py',
    },
  ],
}
