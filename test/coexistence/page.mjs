/** The table of docs/preload.md, from a run of the matrix. */

/**
 * @typedef {import('./judge.mjs').Judgement & { agent: string, major: number, modules: 'cjs' | 'mjs', order: string }} Row
 * `major`: Node's; `modules`: the server's manner; `order`: when rolecall is loaded.
 */

/** @param {Row[]} rows @param {string[]} left @param {number[]} majors @param {Date} when */
export function table(rows, left, majors, when) {
  const columns = majors.flatMap((major) =>
    /** @type {const} */ (['before', 'after']).map((order) => ({ major, order, name: `${major}, ${order}` })),
  )
  // In the order of the newest Node, on which all of them run.
  const agents = [...new Set(rows.toSorted((a, b) => b.major - a.major).map(({ agent }) => agent))]
  const lines = agents.map((agent) => {
    const cells = columns.map(({ major, order }) =>
      cell(rows.filter((row) => row.agent === agent && row.major === major && [order, 'alone'].includes(row.order))),
    )
    return `| ${agent} | ${cells.join(' | ')} |`
  })
  return [
    `Run on ${when.toISOString().slice(0, 10)}, ${process.platform} ${process.arch}. A cell is a CommonJS server and an ES module (Fastify: CommonJS only),`,
    'with rolecall loaded before or after the agent: places that differ, of those compared; spans of rolecall that are missing, of',
    'those that it records without the agent.',
    '',
    `| beside | ${columns.map(({ name }) => `Node ${name}`).join(' | ')} |`,
    `|---|${columns.map(() => '---|').join('')}`,
    ...lines,
    ...(left.length ? ['', `Left out: ${left.join('; ')}.`] : []),
  ]
}

/** @param {Row[]} rows */
function cell(rows) {
  if (rows.length === 0) return ''
  const sum = (/** @type {(row: Row) => number} */ of) => rows.reduce((total, row) => total + of(row), 0)
  const differing = sum(({ differences }) => differences.length)
  const missing = sum((row) => row.missing.length)
  const mark = differing || missing ? '✗' : '✓'
  return `${mark} ${differing}/${sum(({ compared }) => compared)}, ${missing}/${sum(({ expected }) => expected)}`
}
