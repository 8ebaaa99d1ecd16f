/** `s3://bucket/key` and `s3://bucket/prefix/`, read with the AWS SDK where it is installed. */

import type { Input } from '../source.ts'
import type { Nowhere } from './locations.ts'

type Sdk = typeof import('@aws-sdk/client-s3')

export function isS3Url(path: string): boolean {
  return path.startsWith('s3://')
}

/** The object of that key, or all whose keys begin with it when it ends in `/` or `*`. */
export async function locateInS3(url: string): Promise<(Input | Nowhere)[]> {
  const parts = /^s3:\/\/([^/]+)\/?(.*)$/.exec(url)
  if (!parts) return [{ name: url, reason: 'expected s3://bucket/key or s3://bucket/prefix/' }]
  const [, bucket, key] = parts as unknown as [string, string, string]
  let sdk: Sdk
  try {
    sdk = await import('@aws-sdk/client-s3')
  } catch {
    return [{ name: url, reason: 'reading s3:// needs the AWS SDK: npm install @aws-sdk/client-s3' }]
  }
  const local = process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL']
  // An endpoint of one's own seldom has a host name for each bucket.
  const client = new sdk.S3Client({ followRegionRedirects: true, ...(local && { forcePathStyle: true }) })
  try {
    const whole = key !== '' && !/[/*]$/.test(key)
    const found: (Input | Nowhere)[] = []
    for await (const page of sdk.paginateListObjectsV2(
      { client },
      { Bucket: bucket, Prefix: key.replace(/\*$/, '') },
    )) {
      for (const { Key, Size } of page.Contents ?? []) {
        if (Key === undefined || Key.endsWith('/') || (whole && Key !== key)) continue
        found.push({
          name: `s3://${bucket}/${Key}`,
          ...(Size !== undefined && { size: Size }),
          stream: () => objectBytes(sdk, client, bucket, Key),
        })
      }
    }
    if (found.length > 0) return found
  } catch (error) {
    // Reading one object needs no right to list.
    if (key === '' || /[/*]$/.test(key)) return [{ name: url, reason: refusal(error) }]
    return [{ name: url, stream: () => objectBytes(sdk, client, bucket, key) }]
  }
  return [{ name: url, reason: 'no such object' }]
}

async function* objectBytes(
  sdk: Sdk,
  client: InstanceType<Sdk['S3Client']>,
  bucket: string,
  key: string,
): AsyncGenerator<Uint8Array> {
  try {
    const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket: bucket, Key: key }))
    yield* Body as AsyncIterable<Uint8Array>
  } catch (error) {
    throw new Error(refusal(error), { cause: error })
  }
}

/** AWS's own words, with its code. */
function refusal(error: unknown): string {
  const { name, message } = error as Error
  return `S3 says ${name}: ${message}`
}
