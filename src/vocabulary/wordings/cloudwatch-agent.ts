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
    {
      cause: 'metadata-silent',
      words: 'ec2tagger: Unable to retrieve EC2 Metadata',
      example:
        '2026-11-05T10:21:09Z E! {"caller":"ec2tagger/ec2tagger.go:510","msg":"ec2tagger: Unable to retrieve EC2 Metadata. This plugin must only be used on an EC2 instance.","kind":"processor"}',
      source: 'https://github.com/aws/amazon-cloudwatch-agent/blob/main/plugins/processors/ec2tagger/ec2tagger.go',
    },
    {
      cause: 'metadata-silent',
      words: 'ec2tagger: Timeout may have occurred because hop limit is too small',
      example:
        '2026-11-05T10:21:09Z W! {"caller":"ec2tagger/ec2tagger.go:512","msg":"ec2tagger: Timeout may have occurred because hop limit is too small. Please increase hop limit to 2 by following this document https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html#configuring-IMDS-existing-instances.","kind":"processor"}',
      source: 'https://github.com/aws/amazon-cloudwatch-agent/blob/main/plugins/processors/ec2tagger/ec2tagger.go',
    },
    {
      cause: 'no-credentials',
      words: 'Failed to get credential from session',
      example: '2026-11-05T10:21:09Z E! Failed to get credential from session: not found',
      source: 'https://github.com/aws/amazon-cloudwatch-agent/blob/main/cfg/aws/credentials.go',
    },
  ],
}
