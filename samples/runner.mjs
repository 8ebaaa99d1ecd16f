#!/usr/bin/env node
/**
 * A test runner for MCP servers, of the common kind: it calls each tool once and looks at the shape of the answer. So an
 * error inside a success passes, and so does data read under the wrong identity.
 *
 *     node samples/runner.mjs <url> <cases.json> <results.json> [--timeout <ms>]
 *
 * The token comes from MCP_TOKEN, the catalog's session from MCP_CATALOG_SESSION. Writes a CTRF report (https://ctrf.io).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { ErrorCode } from '@modelcontextprotocol/sdk/types.js'

/**
 * @typedef {object} TestCase
 * @property {string} tool
 * @property {string} title What the tool does, for the test's name.
 * @property {Record<string, unknown>} [args]
 * @property {string} [results] Name of the list in the answer that must not be empty.
 *
 * @typedef {object} Test A test of the report.
 * @property {string} name
 * @property {'passed' | 'failed'} status
 * @property {number} duration ms
 * @property {number} start Milliseconds since the epoch.
 * @property {number} stop
 * @property {string} [rawStatus] `timeout` where the runner gave up.
 * @property {string} [message]
 * @property {Record<string, unknown>} extra
 *
 * @typedef {object} Run
 * @property {string} url
 * @property {string} token JWT.
 * @property {string} [catalogSession]
 * @property {TestCase[]} cases
 * @property {number} [timeoutMs] Read timeout of each call; 10 s unless told.
 */

/**
 * Runs the tests, one after the other.
 *
 * @param {Run} run
 * @returns {Promise<object>} the CTRF report
 */
export async function runTests({ url, token, catalogSession, cases, timeoutMs = 10_000 }) {
  const start = Date.now()
  /** @type {Test[]} */
  const tests = await acceptsTampered(url, token)
  const { client, lastId } = await connect(url, token, catalogSession)
  const { tools } = await client.listTools()
  for (const test of cases) {
    const known = tools.some(({ name }) => name === test.tool)
    tests.push(known ? await callTool(client, lastId, test, timeoutMs) : notOffered(test))
  }
  await client.close()
  const count = (/** @type {string} */ status) => tests.filter((test) => test.status === status).length
  return {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    results: {
      tool: { name: 'mcp-runner', version: '1.0.0' },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        pending: 0,
        skipped: 0,
        other: 0,
        start,
        stop: Date.now(),
      },
      tests,
    },
  }
}

/** @param {string} url @param {string} token @param {string | undefined} catalogSession */
async function connect(url, token, catalogSession) {
  const client = new Client({ name: 'mcp-runner', version: '1.0.0' })
  const transport = new StreamableHTTPClientTransport(new URL(url), {
    requestInit: {
      headers: { authorization: `Bearer ${token}`, ...(catalogSession && { 'x-catalog-session': catalogSession }) },
    },
  })
  /** @type {string | number | undefined} */
  let id
  const send = transport.send.bind(transport)
  transport.send = (message, options) => {
    for (const one of [message].flat()) if ('method' in one && 'id' in one) id = one.id
    return send(message, options)
  }
  await client.connect(/** @type {any} */ (transport))
  return { client, lastId: () => id }
}

/** @param {string} name @param {number} start */
const timed = (name, start) => ({ name, duration: Date.now() - start, start, stop: Date.now() })

/**
 * Before anything else: a token whose signature was changed must be refused, or the server does not verify at all and no
 * test of its identity means anything. A test of the report only where that fails.
 *
 * @param {string} url @param {string} token
 * @returns {Promise<Test[]>}
 */
async function acceptsTampered(url, token) {
  const start = Date.now()
  const [head, payload, signature = ''] = token.split('.')
  const tampered = [head, payload, (signature[0] === 'A' ? 'B' : 'A') + signature.slice(1)].join('.')
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tampered}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 'tampered', method: 'tools/list' }),
  })
  await response.arrayBuffer()
  if (response.status === 401) return []
  return [
    {
      ...timed('server: refuses a tampered token', start),
      status: 'failed',
      message: `expected HTTP 401, got ${response.status}`,
      extra: { negative: true },
    },
  ]
}

/**
 * @param {Client} client @param {() => string | number | undefined} lastId @param {TestCase} test @param {number} timeout
 * @returns {Promise<Test>}
 */
async function callTool(client, lastId, { tool, title, args = {}, results }, timeout) {
  const name = `${tool}: ${title}`
  const start = Date.now()
  // On timeout the client sends notifications/cancelled, and leaves the POST open.
  const call = client.callTool({ name: tool, arguments: args }, undefined, { timeout })
  const extra = { tool, jsonrpcId: String(lastId()), timeoutMs: timeout }
  try {
    const answer = parsed(await call)
    const count = results === undefined ? undefined : answer[results]?.length
    const failed = results !== undefined && !count
    return {
      ...timed(name, start),
      status: failed ? 'failed' : 'passed',
      ...(failed && { message: `expected results, got ${count ?? 'none'}` }),
      extra: { ...extra, ...(count !== undefined && { resultCount: count }) },
    }
  } catch (error) {
    const { message, code } = /** @type {Error & { code?: number }} */ (error)
    const timedOut = code === ErrorCode.RequestTimeout
    return {
      ...timed(name, start),
      status: 'failed',
      ...(timedOut && { rawStatus: 'timeout' }),
      message: timedOut ? `timed out: no answer within ${timeout} ms` : message,
      extra,
    }
  }
}

/** The only thing that is looked at: a text that is a JSON object. @param {any} result */
function parsed(result) {
  const value = JSON.parse(result.content?.[0]?.text ?? 'null')
  if (result.isError || typeof value !== 'object' || value === null) throw new Error('expected a JSON object as answer')
  return value
}

/** @param {TestCase} test @returns {Test} */
const notOffered = ({ tool, title }) => ({
  ...timed(`${tool}: ${title}`, Date.now()),
  status: 'failed',
  message: `the server has no tool ${tool}`,
  extra: { tool },
})

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [url, casesFile, resultsFile, flag, ms] = process.argv.slice(2)
  const token = process.env['MCP_TOKEN']
  if (!url || !casesFile || !resultsFile || !token || (flag !== undefined && flag !== '--timeout')) {
    console.error('usage: MCP_TOKEN=… runner.mjs <url> <cases.json> <results.json> [--timeout <ms>]')
    process.exit(2)
  }
  const report = await runTests({
    url,
    token,
    catalogSession: process.env['MCP_CATALOG_SESSION'],
    cases: JSON.parse(readFileSync(casesFile, 'utf8')),
    timeoutMs: ms ? Number(ms) : undefined,
  })
  writeFileSync(resultsFile, `${JSON.stringify(report, null, 2)}\n`)
}
