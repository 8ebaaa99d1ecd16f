/** Asks the instance's metadata for credentials, with as many clients as `clients` says, one after the other. */
import { fromEnv, fromInstanceMetadata } from '@aws-sdk/credential-providers'
import { assume, read, s3, sts } from './aws.mjs'
import { serve } from './serve.mjs'

const probing = () => fromInstanceMetadata({ timeout: 1000, maxRetries: 0 })

serve({
  /** Each client has a chain of its own, so each asks anew. */
  survey: async ({ clients }, { claims }) => {
    const found = []
    for (let i = 0; i < clients; i++) {
      const credentials = () => probing()().catch(() => fromEnv()())
      await assume(claims.role, {}, sts({ credentials })).then(
        (session) => found.push(session),
        () => {},
      )
    }
    return { found: found.length }
  },
  /** Asks once, and then takes what the environment has. */
  read: async (_, { claims }) => {
    let base
    const credentials = async () => (base ??= await probing()().catch(() => fromEnv()()))
    return read(s3({ credentials: await assume(claims.role, {}, sts({ credentials })) }))
  },
})
