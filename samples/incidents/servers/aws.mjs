/** What the incidents' servers do with AWS, in one place: assume a role, and read an object. */
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { log, told } from './serve.mjs'

/** @param {object} [options] The client's; without credentials the default chain's are used. */
export const s3 = (options = {}) => new S3Client({ forcePathStyle: true, ...options })

/** @param {object} [options] */
export const sts = (options = {}) => new STSClient(options)

/**
 * A session of a role, as credentials.
 *
 * @param {string} role @param {object} [params] More for AssumeRole. @param {STSClient} [client]
 */
export async function assume(role, params = {}, client = sts()) {
  try {
    const { Credentials: issued } = await client.send(
      new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'incident-server', ...params }),
    )
    return {
      accessKeyId: issued.AccessKeyId,
      secretAccessKey: issued.SecretAccessKey,
      sessionToken: issued.SessionToken,
      expiration: issued.Expiration,
    }
  } catch (error) {
    log('warn', `AssumeRole of ${role} failed: ${told(error)}`)
    throw error
  }
}

/** @param {S3Client} client @param {string} [Bucket] @param {string} [Key] */
export async function read(client, Bucket = 'acme-data', Key = 'report.csv') {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }))
  return { bytes: (await Body.transformToByteArray()).length }
}

/** @param {S3Client} client @param {string} [Bucket] */
export async function list(client, Bucket = 'acme-data') {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }))
  return { items: Contents.map(({ Key }) => Key) }
}
