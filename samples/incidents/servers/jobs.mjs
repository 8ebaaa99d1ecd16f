/** Works off jobs side by side, each with a client of its own: every one asks for credentials anew. */
import { read, s3 } from './aws.mjs'
import { log, serve, told } from './serve.mjs'

serve({
  render: async ({ jobs }) => {
    const done = await Promise.allSettled(Array.from({ length: jobs }, () => read(s3())))
    const failed = done.flatMap(({ reason }) => (reason ? [reason] : []))
    for (const error of failed) log('error', `a job failed: ${told(error)}`)
    if (failed.length) throw failed[0]
    return { rendered: done.length }
  },
})
