import type { Vocabulary } from './wording.ts'

/** What SSM agent writes. */
export const vocabulary: Vocabulary = {
  language: 'SSM agent',
  wordings: [
    {
      cause: 'session-expired',
      words: 'shared credentials are already expired, they were retrieved at',
      example:
        '2026-11-05 10:21:09 ERROR [ssm-agent-worker] shared credentials are already expired, they were retrieved at 2026-11-05T08:21:09Z and expired at 2026-11-05T09:21:09Z',
      source:
        'https://github.com/aws/amazon-ssm-agent/blob/mainline/common/identity/credentialproviders/sharedprovider/sharedprovider.go',
    },
    {
      cause: 'metadata-silent',
      words: 'failed to get identity: failed to find agent identity',
      example:
        '2026-11-05 10:21:09 ERROR error occurred when starting amazon-ssm-agent: failed to start message bus, failed to get identity: failed to find agent identity',
      source: 'https://github.com/aws/amazon-ssm-agent/blob/mainline/common/identity/identity/identity_selector.go',
    },
    {
      cause: 'no-region',
      words: 'Cannot get the current instance region information',
      example: '2026-11-05 10:21:09 ERROR Cannot get the current instance region information',
      source:
        'https://github.com/aws/amazon-ssm-agent/blob/mainline/agent/longrunning/plugin/cloudwatch/cloudwatch_windows.go',
    },
    {
      cause: 'no-region',
      words: 'due to unspecified region',
      example: '2026-11-05 10:21:09 ERROR Cannot get endpoint for service ssm due to unspecified region.',
      source: 'https://github.com/aws/amazon-ssm-agent/blob/mainline/common/identity/endpoint/endpoint.go',
    },
  ],
}
