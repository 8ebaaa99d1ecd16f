/** A real client of `rolecall mcp`, over standard input and output. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
export const SAMPLES = join(ROOT, 'samples')
export const CLI = join(ROOT, 'dist/cli.js')

export async function connect(root: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [CLI, 'mcp', '--root', root] }))
  return client
}

export interface Answer {
  isError: boolean
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: what each tool answers is what is tested
  data: any
}

export async function ask(client: Client, name: string, args: Record<string, unknown>): Promise<Answer> {
  const result = await client.callTool({ name, arguments: args })
  const [{ text }] = result.content as [{ text: string }]
  const json = text.slice(text.indexOf('\n') + 1)
  return { isError: result.isError === true, text, data: result.isError ? undefined : JSON.parse(json) }
}
