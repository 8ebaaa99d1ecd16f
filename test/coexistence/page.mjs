/** docs/coexistence.md, from a run of the matrix. */

/**
 * @typedef {import('./judge.mjs').Judgement & { agent: string, major: number, modules: 'cjs' | 'mjs', order: string }} Row
 * `major`: Node's; `modules`: the server's manner; `order`: when rolecall is loaded.
 */

/** @param {Row[]} rows @param {string[]} left @param {Date} when */
export function page(rows, left, when) {
  const lines = rows.map(
    (row) =>
      `| ${row.agent} | ${row.major} | ${row.modules === 'cjs' ? 'CommonJS' : 'ES modules'} | ${row.order} | ${row.spans} | ${row.compared} | ${row.differences.length} | ${row.recorded} | ${row.missing.length} |`,
  )
  return `<!-- Made by npm run test:coexistence:all. Do not edit. -->
# rolecall beside other agents

\`rolecall/register\` is loaded before or after another agent of the same process, and the server is compared with itself
without rolecall: the agent's spans (names, parents, every attribute), every header of every request to another service,
with its case and order, AWS's check of the signature, the answers, standard output and error, signal and failure
listeners, environment variables, the end by SIGTERM. Ids and times are random; beyond those, a place counts as not
deterministic, and is not compared, only if runs *without* rolecall disagree in it. Evidence is complete when rolecall
records the same spans, keys, tokens and outcomes as it does in that server alone.

Run ${when.toISOString().slice(0, 10)}, ${process.platform} ${process.arch}:

| agent | Node | server | rolecall loaded | agent's spans | places compared | different | rolecall's spans | missing |
|---|---|---|---|---|---|---|---|---|
${lines.join('\n')}

${left.length ? `Left out:\n${left.map((line) => `- ${line}`).join('\n')}\n` : ''}
## Run it

\`\`\`sh
npm run setup:agents            # installs the agents, and Node 22, into .cache/
npm run test:coexistence:all    # the matrix; writes this page
npm run setup:agents -- --ci    # the two agents of the small part
npm run test:coexistence        # the small part, on the Node that runs it; CI runs it too
\`\`\`
`
}
