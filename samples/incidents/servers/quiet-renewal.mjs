/** Renews the session before every call; when that fails it goes on with the one it has. RETRY tries once more first. */
import { setTimeout as sleep } from 'node:timers/promises'
import { assume, read, s3 } from './aws.mjs'
import { log, serve, told } from './serve.mjs'

let session

serve({
  read: async (_, { claims }) => {
    try {
      const again = (error) =>
        process.env['RETRY'] ? sleep(200).then(() => assume(claims.role)) : Promise.reject(error)
      session = await assume(claims.role).catch(again)
    } catch (error) {
      if (!session) throw error
      log('warn', `keeping the old session, renewing it failed: ${told(error)}`)
    }
    return read(s3({ credentials: session }))
  },
})
