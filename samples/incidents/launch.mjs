/** How a server is started with one kind of evidence: by its language, which its file's name tells. */
import { execFileSync } from 'node:child_process'
import { release } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pythonPrograms } from '../python/setup.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/**
 * @typedef {'preload' | 'otel' | 'stock'} Evidence
 * @typedef {object} Launch
 * @property {string[]} command
 * @property {Record<string, string>} env
 * @property {string} [output] File for standard output; else it goes nowhere.
 * @property {[string, string][]} paths Of this machine, and what stands for them.
 */

/** @param {string} server */
export const isPython = (server) => server.endsWith('.py')

/** @param {string} server @param {Evidence} evidence @param {string} folder Gets what is recorded. @returns {Launch} */
export function launchOf(server, evidence, folder) {
  return isPython(server) ? python(server, evidence, folder) : node(server, evidence, folder)
}

/** @param {string} server @param {Evidence} evidence @param {string} folder @returns {Launch} */
function node(server, evidence, folder) {
  const preload = {
    preload: 'rolecall/register',
    otel: 'rolecall/otel',
    stock: './samples/incidents/servers/stock-otel.cjs',
  }[evidence]
  return {
    command: [process.execPath, '--require', preload, join('samples/incidents', server)],
    env: {
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      ...(evidence === 'stock' ? { STOCK_SPANS: join(folder, 'spans.jsonl') } : { ROLECALL_DIR: folder }),
    },
    paths: [],
  }
}

/** @param {string} server @param {Evidence} evidence @param {string} folder @returns {Launch} */
function python(server, evidence, folder) {
  const bin = pythonPrograms('mcp')
  const command = [join(bin, 'python'), join('samples/incidents', server)]
  const own = { PYTHONDONTWRITEBYTECODE: '1', AWS_DEFAULT_REGION: 'us-east-1' }
  const prefix = execFileSync(join(bin, 'python'), ['-c', 'import sys; print(sys.base_prefix)'], { encoding: 'utf8' })
  /** @type {[string, string][]} */
  const paths = [
    [join(bin, '..'), '/venv'],
    [prefix.trim(), '/python'],
    [release(), '6.8.0'],
  ]
  if (evidence === 'preload')
    return {
      command,
      env: { ...own, PYTHONPATH: join(ROOT, 'dist/python'), ROLECALL_DIR: folder },
      paths,
    }
  return {
    command: [join(bin, 'opentelemetry-instrument'), ...command],
    env: {
      ...own,
      // Its file exporter writes to standard output where it is given no file.
      OTEL_TRACES_EXPORTER: 'otlp_json_file',
      OTEL_METRICS_EXPORTER: 'none',
      OTEL_LOGS_EXPORTER: 'none',
      OTEL_BSP_SCHEDULE_DELAY: '1000',
      // Stack traces would be most of what is recorded.
      OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT: '500',
    },
    output: join(folder, 'spans.jsonl'),
    paths,
  }
}
