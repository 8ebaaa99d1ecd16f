import type { Vocabulary } from './wording.ts'

/** What Spring Cloud AWS writes. */
export const vocabulary: Vocabulary = {
  language: 'Spring Cloud AWS',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'Unable to load AWS secret from … must be set',
      example:
        '2026-12-01 06:44:30.270  WARN 1 --- [main] i.a.c.a.c.s.SecretsManagerPropertySources : Unable to load AWS secret from /depot. Either the environment variable AWS_WEB_IDENTITY_TOKEN_FILE or the javaproperty aws.webIdentityTokenFile must be set.',
      source:
        'https://github.com/awspring/spring-cloud-aws/blob/main/spring-cloud-aws-autoconfigure/src/main/java/io/awspring/cloud/autoconfigure/config/secretsmanager/SecretsManagerPropertySources.java',
    },
  ],
}
