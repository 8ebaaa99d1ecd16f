import type { Vocabulary } from './wording.ts'

/** What Paws, the AWS SDK for Perl, writes. */
export const vocabulary: Vocabulary = {
  language: 'Perl',
  wordings: [
    {
      cause: 'no-credentials',
      words: "Can't find any credentials. I tried with",
      example:
        "2026-11-05 10:21:09 Can't find any credentials. I tried with Paws::Credential::Environment,Paws::Credential::File at /opt/app/lib/perl5/Paws/Credential/ProviderChain.pm line 32.",
      source: 'https://github.com/pplu/aws-sdk-perl/blob/master/lib/Paws/Credential/ProviderChain.pm',
    },
  ],
}
