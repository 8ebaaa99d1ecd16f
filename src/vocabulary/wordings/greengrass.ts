import type { Vocabulary } from './wording.ts'

const TES =
  'https://github.com/aws-greengrass/aws-greengrass-nucleus/blob/main/src/main/java/com/aws/greengrass/tes/CredentialRequestHandler.java'
const HEAD = '2022-01-20T07:41:03.771Z [ERROR] (pool-2-thread-20) com.aws.greengrass.tes.CredentialRequestHandler: '

/** What the nucleus of IoT Greengrass writes of the credentials for its components, which it has from IoT for the certificate of its device. */
export const vocabulary: Vocabulary = {
  language: 'IoT Greengrass',
  wordings: [
    {
      cause: 'certificate-denied',
      words: 'TES responded with status code: 403',
      example: `${HEAD}TES responded with status code: 403. Caching response. {"message":"Access Denied"}. {iotCredentialsPath=/role-aliases/DepotAlias/credentials}`,
      source: TES,
    },
    ...['400', '404'].map((status) => ({
      cause: 'no-credentials' as const,
      words: `TES responded with status code: ${status}`,
      example: `${HEAD}TES responded with status code: ${status}. Caching response. {"message":"…"}. {iotCredentialsPath=/role-aliases/DepotAlias/credentials}`,
      source: TES,
    })),
    {
      cause: 'no-credentials',
      words: 'Error in retrieving AwsCredentials from TES',
      example: `${HEAD}Error in retrieving AwsCredentials from TES. {iotCredentialsPath=/role-aliases/DepotAlias/credentials, credentialData=Failed to get connection}`,
      source: TES,
    },
    {
      cause: 'no-credentials',
      words: 'SdkClientException: Failed to fetch credentials',
      example:
        '2022-01-20T07:41:03.781Z [ERROR] (pool-2-thread-20) com.aws.greengrass.componentmanager.builtins.S3Downloader: Failed to download artifact s3://depot/camera.zip. {}\nsoftware.amazon.awssdk.core.exception.SdkClientException: Failed to fetch credentials',
      source:
        'https://github.com/aws-greengrass/aws-greengrass-nucleus/blob/main/src/main/java/com/aws/greengrass/tes/LazyCredentialProvider.java',
    },
  ],
}
