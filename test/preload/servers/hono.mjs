import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { answerOf } from './work.mjs'

const app = new Hono()
app.get('/work', async (context) => context.json(await answerOf(context.req.query('key'))))
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(`listening ${port}`))
