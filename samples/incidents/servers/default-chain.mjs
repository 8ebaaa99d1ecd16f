/** Reads as whoever the SDK's default chain finds. */
import { list, read, s3 } from './aws.mjs'
import { log, serve, told } from './serve.mjs'

const options = JSON.parse(process.env['S3_OPTIONS'] ?? '{}')
const noted = (error) => {
  log('error', `S3 failed: ${told(error)}`)
  throw error
}

serve({
  read: ({ bucket, key }) => read(s3(options), bucket, key).catch(noted),
  list: ({ bucket }) => list(s3(options), bucket).catch(noted),
})
