import Fastify from 'fastify'
import { answerOf } from './work.mjs'

const app = Fastify()
app.get('/work', (request) => answerOf(request.query.key))
await app.listen({ port: 0, host: '127.0.0.1' })
console.log(`listening ${app.server.address().port}`)
