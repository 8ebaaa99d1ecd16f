/** Hands each tool call on to a server on its standard input, `behind.mjs`, as gateways from HTTP to stdio do. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { serve } from './serve.mjs'

const behind = spawn(process.execPath, [...process.execArgv, fileURLToPath(new URL('behind.mjs', import.meta.url))], {
  stdio: ['pipe', 'pipe', 'inherit'],
})
/** @type {Map<number, (message: any) => void>} */
const waiting = new Map()
createInterface({ input: behind.stdout }).on('line', (line) => {
  const message = JSON.parse(line)
  waiting.get(message.id)?.(message)
})
let last = 0

/** Its own ids, as it has many clients and the server behind has one. @param {string} name */
const handOn =
  (name) =>
  async (args, { claims }) => {
    const id = ++last
    const params = { name, arguments: { ...args, role: claims.role } }
    behind.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params })}\n`)
    const { result } = await new Promise((resolve) => waiting.set(id, resolve))
    if (result.isError) throw new Error(result.content[0].text)
    return JSON.parse(result.content[0].text)
  }

serve({ read: handOn('read'), list: handOn('list') })
process.stdin.once('end', () => behind.stdin.end())
