import type { Vocabulary } from './wording.ts'

/** What Rust writes. */
export const vocabulary: Vocabulary = {
  language: 'Rust',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'no providers in chain provided credentials',
      example:
        '2026-03-20T20:39:10.609010Z ERROR ingest: upload failed error=DispatchFailure(DispatchFailure { source: ConnectorError { kind: Other(None), source: CredentialsNotLoaded(CredentialsNotLoaded { source: Some("no providers in chain provided credentials") }) } })',
      source:
        'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/meta/credentials/chain.rs',
    },
    {
      cause: 'no-credentials',
      words: 'kind: MissingCredentials',
      example:
        '2026-03-20T20:39:10.609010Z ERROR ingest: upload failed error=ConstructionFailure(ConstructionFailure { source: SigningStageError { kind: MissingCredentials } })',
      source: 'https://docs.rs/aws-sig-auth/0.56.1/src/aws_sig_auth/middleware.rs.html',
    },
    {
      cause: 'metadata-silent',
      words: 'could not communicate with IMDS',
      example:
        '2026-03-20T20:39:10.609010Z ERROR ingest: upload failed error=could not communicate with IMDS: dispatch failure: timeout: HTTP read timeout occurred after 1s: timed out',
      source: 'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/imds/credentials.rs',
    },
    {
      cause: 'metadata-silent',
      words: 'failed to load IMDS session token',
      example:
        '2026-03-20T20:39:10.609010Z ERROR ingest: upload failed error=failed to load IMDS session token: dispatch failure: timeout: error trying to connect: HTTP connect timeout occurred after 1s',
      source: 'https://github.com/smithy-lang/smithy-rs/blob/main/aws/rust-runtime/aws-config/src/imds/client/error.rs',
    },
    {
      cause: 'session-expired',
      words: 'code: Some("ExpiredToken',
      example:
        '2026-03-20T20:39:10.609010Z ERROR ingest: upload failed error=ServiceError(ServiceError { source: Unhandled(Unhandled { source: ErrorMetadata { code: Some("ExpiredToken"), message: Some("The provided token has expired.") } }) })',
      source: 'https://github.com/smithy-lang/smithy-rs/blob/main/rust-runtime/aws-smithy-types/src/error/metadata.rs',
    },
  ],
}
