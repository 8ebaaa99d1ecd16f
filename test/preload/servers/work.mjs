/**
 * What every server of the matrix does for a request: read one S3 object, by the identity source that `WORK_SOURCE`
 * names. Sources not listed come through the SDK's default chain, from the process's environment.
 */
import { get } from 'node:http'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'

const { WORK_SOURCE: source, WORK_KEYS = '{}', WORK_ROLE, WORK_VENDOR } = process.env
const keys = JSON.parse(WORK_KEYS)

const SOURCES = {
  code: () => ({ credentials: keys }),
  presigned: () => ({ credentials: keys }),
  temporary: () => ({
    credentials: fromTemporaryCredentials({
      masterCredentials: keys,
      params: { RoleArn: WORK_ROLE, RoleSessionName: 'work' },
    }),
  }),
  vendor: () => ({ credentials: vendorCredentials }),
  unsigned: () => ({ credentials: keys, signer: { sign: async (request) => request } }),
}

const s3 = new S3Client({ forcePathStyle: true, retryMode: 'standard', maxAttempts: 2, ...SOURCES[source]?.() })

/** Reads an object of the bucket `data`; gives its text or throws what the SDK throws. */
export async function work(key) {
  const command = new GetObjectCommand({ Bucket: 'data', Key: key })
  if (source === 'presigned') return fetchText(await getSignedUrl(s3, command))
  const { Body } = await s3.send(command)
  return Body.transformToString()
}

/** As servers answer: what went well, or the error's name. */
export async function answerOf(key) {
  try {
    return { success: true, results: [(await work(key)).length] }
  } catch (error) {
    return { success: false, error: error.name }
  }
}

async function vendorCredentials() {
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = JSON.parse(await fetchText(WORK_VENDOR))
  return { accessKeyId, secretAccessKey, sessionToken, expiration: new Date(expiration) }
}

function fetchText(url) {
  return new Promise((resolve, reject) => {
    get(url, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part) => {
        text += part
      })
      response.on('end', () =>
        response.statusCode < 400 ? resolve(text) : reject(Object.assign(new Error(text), { name: 'AccessDenied' })),
      )
      response.on('error', reject)
    }).on('error', reject)
  })
}
