/** An MCP server on standard input and output, as gateways start them. */
import { createInterface } from 'node:readline'
import { assume, list, read, s3 } from './aws.mjs'
import { told } from './serve.mjs'

let client
/** @param {string} role */
const reader = async (role) => (client ??= s3({ credentials: await assume(role) }))
const tools = {
  read: async ({ role }) => read(await reader(role)),
  list: async ({ role }) => list(await reader(role)),
}

createInterface({ input: process.stdin })
  .on('line', async (line) => {
    const { id, params } = JSON.parse(line)
    const result = await tools[params.name](params.arguments).then(
      (value) => ({ content: [{ type: 'text', text: JSON.stringify(value) }] }),
      (error) => ({ content: [{ type: 'text', text: told(error) }], isError: true }),
    )
    process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`)
  })
  .on('close', () => process.exit())
