/** What a tool is given, and the clients made from it: anew for each call, so that no identity outlives its request. */
import { S3Client } from '@aws-sdk/client-s3'

/**
 * @typedef {{ accessKeyId: string, secretAccessKey: string, sessionToken?: string, expiration?: Date }} Credentials
 *
 * @typedef {object} Context
 * @property {() => Promise<Credentials | undefined>} credentials Nothing means the SDK's default chain.
 * @property {string | undefined} catalogUrl The search service, where there is one.
 * @property {string | undefined} catalogSession The caller's session there: the second token.
 */

/** @param {Context} context */
export async function config(context) {
  const credentials = await context.credentials()
  return { ...(credentials && { credentials }) }
}

/** @param {Context} context */
export async function s3(context) {
  // Behind an endpoint of one's own there are no bucket host names.
  return new S3Client({ ...(await config(context)), forcePathStyle: !!process.env['AWS_ENDPOINT_URL'] })
}
