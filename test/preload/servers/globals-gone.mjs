/**
 * Serves like any other, after all globals were replaced by others, or taken away. What it needs itself it holds: Node does
 * so as well. `GONE`: `removed`, `faked` (as test libraries fake them), or nothing.
 */
import { createServer, get } from 'node:http'
// Node can't load its own afterwards.
import 'node:worker_threads'

const { GONE, TARGET } = process.env
const { Error: Errors, Promise: Promises, globalThis: all } = globalThis
const { parse, stringify } = JSON
const { stdout } = process
const { deleteProperty } = Reflect
const { getOwnPropertyNames, getOwnPropertyDescriptor } = Object

const server = createServer(async (request, response) => {
  let body = ''
  for await (const part of request) body += part
  const answer = await new Promises((resolve, reject) => {
    get(`${TARGET}/data`, (found) => {
      let text = ''
      found.on('data', (part) => {
        text += part
      })
      found.on('end', () => resolve(text))
    }).on('error', reject)
  })
  const id = body ? parse(body).id : null
  response.setHeader('content-type', 'application/json')
  response.end(stringify({ jsonrpc: '2.0', id, result: { content: [{ type: 'text', text: answer }] } }))
})
server.listen(0, '127.0.0.1', () => {
  if (GONE === 'removed') remove()
  else if (GONE === 'faked') fake()
  stdout.write(`listening ${server.address().port}\n`)
})

function remove() {
  for (const name of getOwnPropertyNames(all)) deleteProperty(all, name)
}

/** Everything that can be called at a name fails. `process` and what `Buffer` holds are Node's own; what loads when it is asked for stays away. */
function fake() {
  const fails = () => {
    throw new Errors('faked')
  }
  const functionsOf = (owner) =>
    getOwnPropertyNames(owner).filter((name) => {
      const { value, writable } = getOwnPropertyDescriptor(owner, name)
      return writable && typeof value === 'function'
    })
  for (const name of ['JSON', 'Math', 'Object', 'Reflect', 'Date', 'Symbol', 'performance'])
    for (const own of functionsOf(all[name])) all[name][own] = fails
  for (const name of functionsOf(all)) all[name] = fails
}
