/** Reads with one session of the token's role. `S3` holds options of its client, among them `requestHandler`'s. */
import { setTimeout as sleep } from 'node:timers/promises'
import { HeadBucketCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { assume, list, read, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

const options = JSON.parse(process.env['S3'] ?? '{}')
let client
/** One client for all, as servers have it. @param {string} role */
const reader = async (role) => (client ??= s3({ ...options, credentials: await assume(role) }))

const absent = (error) => ['NoSuchKey', 'NotFound'].includes(error.name)

serve({
  read: async ({ bucket, key }, { claims }) => read(await reader(claims.role), bucket, key),
  list: async ({ bucket }, { claims }) => list(await reader(claims.role), bucket),
  /** One after the other, or so many side by side. */
  scan: async ({ times, sideBySide = 1 }, { claims }) => {
    const from = await reader(claims.role)
    let left = times
    const one = async () => {
      while (left-- > 0) await read(from)
    }
    await Promise.all(Array.from({ length: sideBySide }, one))
    return { read: times }
  },
  /** What may this role do here? It asks on, whatever the answers are. */
  discover: async ({ buckets }, { claims }) => {
    const from = await reader(claims.role)
    const may = []
    for (const bucket of buckets)
      await list(from, bucket).then(
        () => may.push(bucket),
        () => {},
      )
    return { buckets: may }
  },
  /** Answers at once, and works on. */
  prefetch: async ({ times }, { claims }) => {
    const from = await reader(claims.role)
    const work = async () => {
      for (let i = 0; i < times; i++) await read(from)
    }
    void work()
    return { accepted: times }
  },
  exists: async ({ key }, { claims }) => {
    const from = await reader(claims.role)
    return from.send(new HeadObjectCommand({ Bucket: 'acme-data', Key: key })).then(
      () => ({ exists: true }),
      (error) => {
        if (absent(error)) return { exists: false }
        throw error
      },
    )
  },
  bucketExists: async ({ bucket }, { claims }) => {
    const from = await reader(claims.role)
    return from.send(new HeadBucketCommand({ Bucket: bucket })).then(
      () => ({ exists: true }),
      (error) => {
        if (absent(error)) return { exists: false }
        throw error
      },
    )
  },
  /** Takes every error for "there is no such thing". */
  find: async ({ key }, { claims }) => {
    try {
      return { found: await read(await reader(claims.role), 'acme-data', key) }
    } catch {
      return { found: null, message: 'no such object' }
    }
  },
  /** Reads, and keeps a note of it where it may. */
  readAndNote: async (_, { claims }) => {
    const from = await reader(claims.role)
    const answer = await read(from)
    await from.send(new PutObjectCommand({ Bucket: 'acme-data', Key: 'last-read', Body: 'now' })).catch(() => {})
    return answer
  },
  /** Reads once, and works on it for a while, step by step. */
  convert: async ({ steps }, { claims, tell }) => {
    const answer = await read(await reader(claims.role))
    for (let step = 1; step <= steps; step++) {
      await sleep(200)
      tell(step)
    }
    return answer
  },
  wait: async ({ ms }) => sleep(ms, { waited: ms }),
})
