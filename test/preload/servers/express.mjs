import express from 'express'
import { answerOf } from './work.mjs'

const app = express()
app.use(express.json())
app.get('/work', async (request, response) => response.json(await answerOf(request.query.key)))
const server = app.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`))
