/** `rolecall mcp` under the official inspector's command line: a client that nobody here wrote. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { CLI, SAMPLES } from '../mcp/client.ts'
import { program } from './places.mjs'

async function inspect(method: string, ...args: string[]) {
  const inspector = program('inspector/node_modules/@modelcontextprotocol/inspector/cli/build/cli.js')
  const server = [process.execPath, CLI, 'mcp', '--root', SAMPLES]
  const all = [inspector, '--cli', ...server, '--method', method, ...args]
  const { stdout } = await promisify(execFile)(process.execPath, all, { maxBuffer: 64 * 1024 * 1024 })
  return JSON.parse(stdout)
}

/** Rules that `why` names for a tool of a sample. */
async function causes(sample: string, about: string): Promise<string[]> {
  const args = [`paths=["${sample}/inputs"]`, `about=${about}`]
  const { content, isError } = await inspect('tools/call', '--tool-name', 'why', '--tool-arg', ...args)
  expect(isError).not.toBe(true)
  const [{ text }] = content as [{ text: string }]
  const answer = JSON.parse(text.slice(text.indexOf('\n') + 1)) as { causes: { ruleId: string }[] }
  return answer.causes.map(({ ruleId }) => ruleId)
}

test('why names the root cause', async () => {
  expect(await causes('second-token-missing', 'search')).toEqual(['error-hidden-in-result'])
  expect((await causes('placeholder-role', 'bucket_list'))[0]).toBe('role-arn-placeholder')
})

test('tools and resources are listed, and a rule’s page is read', async () => {
  const { tools } = (await inspect('tools/list')) as { tools: { name: string }[] }
  expect(tools.map(({ name }) => name)).toEqual(expect.arrayContaining(['why', 'verdict', 'who_signed', 'runs']))
  const { resources } = (await inspect('resources/list')) as { resources: { uri: string }[] }
  expect(resources.map(({ uri }) => uri)).toContain('rolecall://rule/role-arn-placeholder')
  const { contents } = await inspect('resources/read', '--uri', 'rolecall://rule/role-arn-placeholder')
  expect(contents[0].text).toContain('role-arn-placeholder')
})
