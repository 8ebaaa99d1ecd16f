/** One JSON object a line on stderr, as log collectors take it. */

/**
 * @param {'info' | 'warn' | 'error'} level
 * @param {string} msg
 * @param {Record<string, unknown>} [fields]
 */
export function log(level, msg, fields = {}) {
  process.stderr.write(
    `${JSON.stringify({ time: new Date().toISOString(), level, logger: 'mcp-server', msg, ...fields })}\n`,
  )
}
