import type { Vocabulary } from './wording.ts'

/** What CloudWatch agent writes. */
export const vocabulary: Vocabulary = {
  language: 'CloudWatch agent',
  wordings: [
    {
      cause: 'metadata-silent',
      words: 'ec2metadata is not available',
      example: '2026-05-19T06:42:01Z E! ec2metadata is not available',
      source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/troubleshooting-CloudWatch-Agent.html',
    },
    {
      cause: 'no-region',
      words: 'Unable to determine aws-region',
      example: 'Unable to determine aws-region.',
      source: 'https://github.com/aws/amazon-cloudwatch-agent/blob/main/cmd/config-downloader/downloader.go',
    },
    {
      cause: 'metadata-silent',
      words: 'Fetch identity document from EC2 metadata fail',
      example:
        '2026-05-19T06:42:01Z E! [EC2] Fetch identity document from EC2 metadata fail: EC2MetadataRequestError: failed to get EC2 instance identity document',
      source: 'https://github.com/aws/amazon-cloudwatch-agent/blob/main/translator/util/ec2util/ec2util.go',
    },
  ],
}
