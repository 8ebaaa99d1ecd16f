import type { Vocabulary } from './wording.ts'

/** What AppSync answers, whichever client asks. */
export const vocabulary: Vocabulary = {
  language: 'AppSync',
  wordings: [
    {
      cause: 'graphql-denied',
      words: 'UnauthorizedException: You are not authorized to make this call',
      example:
        '2026-05-16T11:20:31.642Z ERROR api: GraphQL error: UnauthorizedException: You are not authorized to make this call.',
      source: 'https://docs.aws.amazon.com/appsync/latest/devguide/troubleshooting-and-common-mistakes.html',
    },
    {
      cause: 'graphql-denied',
      words: 'Valid authorization header not provided',
      example:
        '2026-05-16T11:20:31.642Z ERROR api: 401 {"errors":[{"errorType":"UnauthorizedException","message":"Valid authorization header not provided."}]}',
      source: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html',
    },
    {
      cause: 'graphql-denied',
      words: 'Not Authorized to access … on type',
      example:
        '2026-05-16T11:20:31.642Z ERROR api: GraphQL: Not Authorized to access createOrder on type Mutation (errorType: Unauthorized)',
      source: 'https://github.com/aws-amplify/amplify-category-api/issues/2422',
    },
  ],
}
