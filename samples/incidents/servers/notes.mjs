/** Stores a note under the session of the token's role, waits for it or not, and leaves when nobody has more to ask. */
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { assume, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

serve({
  note: async ({ key, waits }, { claims }) => {
    const client = s3({ credentials: await assume(claims.role) })
    let sent
    const left = new Promise((resolve) => {
      sent = resolve
    })
    const tell = (next) => (args) => {
      setTimeout(sent, 200)
      return next(args)
    }
    client.middlewareStack.add(tell, { step: 'finalizeRequest', priority: 'low' })
    const stored = client.send(new PutObjectCommand({ Bucket: 'acme-data', Key: key, Body: 'remember' }))
    await (waits ? stored : left)
    return { noted: key }
  },
})

process.stdin.once('end', () => process.exit(0))
