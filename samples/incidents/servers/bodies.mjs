/** Asks whether objects exist by getting them, and leaves the bodies alone. `S3` holds options of its client. */
import { setTimeout as setTimer } from 'node:timers'
import { setTimeout as sleep } from 'node:timers/promises'
import { GetObjectCommand } from '@aws-sdk/client-s3'
import { assume, read, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

const options = JSON.parse(process.env['S3'] ?? '{}')
let client
const reader = async (role) => (client ??= s3({ ...options, credentials: await assume(role) }))
/** Nobody may be said to have collected them. */
const left = []

serve({
  exists: async ({ key = 'report.csv' }, { claims }) => {
    const from = await reader(claims.role)
    left.push(await from.send(new GetObjectCommand({ Bucket: 'acme-data', Key: key })))
    return { exists: true }
  },
  read: async ({ key }, { claims }) => read(await reader(claims.role), 'acme-data', key),
  /** Reads, and drops the body after a while: nobody else would. */
  readFor: async ({ ms }, { claims }) => {
    const from = await reader(claims.role)
    const { Body } = await from.send(new GetObjectCommand({ Bucket: 'acme-data', Key: 'large.bin' }))
    setTimer(() => Body.destroy(), ms)
    return { bytes: (await Body.transformToByteArray()).length }
  },
  /** Begins to read when it has the time. */
  readLater: async ({ ms }, { claims }) => {
    const from = await reader(claims.role)
    const { Body } = await from.send(new GetObjectCommand({ Bucket: 'acme-data', Key: 'large.bin' }))
    await sleep(ms)
    return { bytes: (await Body.transformToByteArray()).length }
  },
  wait: async ({ ms }) => sleep(ms, { waited: ms }),
})
