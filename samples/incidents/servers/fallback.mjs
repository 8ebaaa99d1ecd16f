/** Assumes the role; when that fails it logs a warning and reads as itself. */
import { ListBucketsCommand } from '@aws-sdk/client-s3'
import { assume, list, read, s3 } from './aws.mjs'
import { log, serve, told } from './serve.mjs'

const client = async (role) => {
  try {
    return s3({ credentials: await assume(role) })
  } catch (error) {
    log('warn', `using default credentials: ${told(error)}`)
    return s3()
  }
}

serve({
  read: async (_, { claims }) => read(await client(claims.role)),
  list: async (_, { claims }) => list(await client(claims.role)),
  buckets: async (_, { claims }) => {
    const { Buckets = [] } = await (await client(claims.role)).send(new ListBucketsCommand({}))
    return { items: Buckets.map(({ Name }) => Name) }
  },
})
