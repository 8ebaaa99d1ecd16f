/** Assumes the role once and keeps what it got. With RENEW it assumes the role again when the session has expired. */
import { assume, read, s3 } from './aws.mjs'
import { log, serve } from './serve.mjs'

let client

async function once(role) {
  client ??= s3({ credentials: await assume(role) })
  try {
    return await read(client)
  } catch (error) {
    if (error.name !== 'ExpiredToken' || !process.env['RENEW']) throw error
    log('info', 'the session has expired: renewing it')
    client = s3({ credentials: await assume(role) })
    return read(client)
  }
}

serve({ read: (_, { claims }) => once(claims.role) })
