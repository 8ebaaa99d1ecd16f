import type { Vocabulary } from './wording.ts'

/** What the agent of CodeDeploy writes. */
export const vocabulary: Vocabulary = {
  language: 'CodeDeploy agent',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'please check if this instance was started with an IAM instance profile',
      example:
        '2026-05-16 11:20:31 ERROR [codedeploy-agent(811)]: InstanceAgent::Plugins::CodeDeployPlugin::CommandPoller: Missing credentials - please check if this instance was started with an IAM instance profile',
      source: 'https://github.com/aws/aws-codedeploy-agent/blob/master/lib/instance_agent/agent/base.rb',
    },
    {
      cause: 'metadata-silent',
      words: 'HTTP error from metadata service',
      example:
        '2026-05-16 11:20:31 ERROR [codedeploy-agent(811)]: booting child: error during start or run: RuntimeError - HTTP error from metadata service to get imdsv2 token.',
      source: 'https://github.com/aws/aws-codedeploy-agent/blob/master/lib/instance_metadata.rb',
    },
  ],
}
