import type { Vocabulary } from './wording.ts'

/** What Fog writes, by which GitLab, CarrierWave and others store files. */
export const vocabulary: Vocabulary = {
  language: 'Fog',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'Missing required arguments: aws_access_key_id',
      example:
        'E, [2026-11-12T08:12:44.902211 #7] ERROR -- : ArgumentError: Missing required arguments: aws_access_key_id, aws_secret_access_key',
      source: 'https://github.com/fog/fog-core/blob/master/lib/fog/core/service.rb',
    },
    {
      cause: 'metadata-silent',
      words: '[fog][WARNING] Unable to fetch credentials: … timeout',
      example:
        '2026-11-12T08:12:44.902Z WARN [fog][WARNING] Unable to fetch credentials: connect_write timeout reached',
      source: 'https://github.com/fog/fog-aws/blob/master/lib/fog/aws/credential_fetcher.rb',
    },
  ],
}
