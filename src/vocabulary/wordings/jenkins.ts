import type { Vocabulary } from './wording.ts'

/** What Jenkins’ plugins for AWS writes. */
export const vocabulary: Vocabulary = {
  language: 'Jenkins’ plugins for AWS',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'Unable to retrieve credentials from node',
      example:
        'java.lang.RuntimeException: Unable to retrieve credentials from node.\n\tat de.taimos.pipeline.aws.AWSClientFactory.handleStaticCredentials(AWSClientFactory.java:120)',
      source:
        'https://github.com/jenkinsci/pipeline-aws-plugin/blob/master/src/main/java/de/taimos/pipeline/aws/AWSClientFactory.java',
    },
    {
      cause: 'no-credentials',
      words: 'Cannot find a Username with password credential with the ID … de.taimos.pipeline.aws',
      example:
        'java.lang.RuntimeException: Cannot find a Username with password credential with the ID aws-deploy\n\tat de.taimos.pipeline.aws.WithAWSStep$Execution.withCredentials(WithAWSStep.java:250)',
      source:
        'https://github.com/jenkinsci/pipeline-aws-plugin/blob/master/src/main/java/de/taimos/pipeline/aws/WithAWSStep.java',
    },
    {
      cause: 'assume-role-failed',
      words: 'There was an error assuming the specified IAM role',
      example:
        '2026-11-05 10:21:09.123+0000 [id=41] SEVERE c.c.j.p.awscredentials: There was an error assuming the specified IAM role, a MFA may be required by your organization.',
      source:
        'https://github.com/jenkinsci/aws-credentials-plugin/blob/master/src/main/resources/com/cloudbees/jenkins/plugins/awscredentials/Messages.properties',
    },
  ],
}
