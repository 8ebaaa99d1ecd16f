// An AWS Lambda function under a runtime: `ric` is AWS's own, but for its native client; `http` and `fetch` are runtimes as people write them.

import http from 'node:http'
import Module from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { program } from '../places.mjs'

const s3 = new S3Client({ forcePathStyle: true, maxAttempts: 1 })
export async function handler({ key, hang, Records }) {
  if (Records) {
    const done = await Promise.allSettled(Records.map(({ body }) => handler({ key: body })))
    const batchItemFailures = Records.filter((_, i) => done[i].status === 'rejected')
    return { batchItemFailures: batchItemFailures.map(({ messageId }) => ({ itemIdentifier: messageId })) }
  }
  if (hang) await new Promise(() => setInterval(() => {}, 1000))
  await s3.send(new GetObjectCommand({ Bucket: 'data', Key: key })).then(({ Body }) => Body.transformToString())
  return { key }
}

const standIn = fileURLToPath(new URL('rapid-client.cjs', import.meta.url))
const [, , how] = process.argv
const base = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`
const runtimes = { ric, http: () => loop(byHttp), fetch: () => loop(byFetch) }
await runtimes[how]()

async function ric() {
  // Where the package was built, its native client is a file beside it.
  const { _resolveFilename } = Module
  Module._resolveFilename = (request, ...rest) =>
    _resolveFilename(/rapid-client\.node$/.test(request) ? standIn : request, ...rest)
  const { run } = await import(pathToFileURL(program('node_modules/aws-lambda-ric/dist/index.mjs')).href)
  await run(handler)
}

async function loop(ask) {
  for (;;) {
    const { headers, body } = await ask('GET', '/invocation/next')
    const id = headers['lambda-runtime-aws-request-id']
    try {
      await ask('POST', `/invocation/${id}/response`, JSON.stringify(await handler(JSON.parse(body))))
    } catch (error) {
      const type = { 'Lambda-Runtime-Function-Error-Type': error.name }
      await ask(
        'POST',
        `/invocation/${id}/error`,
        JSON.stringify({ errorMessage: error.message, errorType: error.name }),
        type,
      )
    }
  }
}

function byHttp(method, path, body, headers) {
  return new Promise((resolve, reject) => {
    const request = http.request(base + path, { method, headers }, async (response) => {
      let text = ''
      for await (const part of response) text += part
      resolve({ headers: response.headers, body: text })
    })
    request.on('error', reject).end(body)
  })
}

async function byFetch(method, path, body, headers) {
  const response = await fetch(base + path, { method, body, headers })
  return { headers: Object.fromEntries(response.headers), body: await response.text() }
}
