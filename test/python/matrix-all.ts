/**
 * `npm run test:python:matrix`: every shape of Python server × every identity source × every fault. `MATRIX_CELLS=flask×env,rq×code`
 * runs only those. Keeps each cell's last result in `matrix-result.json`, makes the table of docs/python.md from it, and
 * exits 1 if a cell is red.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pythonPrograms } from '../../samples/python/setup.mjs'
import { writeSection } from '../../scripts/section.mjs'
import { FAULTS, SOURCES, type Source } from '../preload/identity-sources.ts'
import type { Problems } from '../preload/matrix.ts'
import { type Cell, runCell } from './matrix.ts'
import { SHAPES, type ShapeName } from './shapes.ts'

const AT_ONCE = 3
const RESULT = fileURLToPath(new URL('matrix-result.json', import.meta.url))
const PAGE = fileURLToPath(new URL('../../docs/python.md', import.meta.url))
const shapes = Object.keys(SHAPES) as ShapeName[]
const sources = Object.keys(SOURCES) as Source[]

interface Results {
  date: string
  python: string
  /** By cell: what was wrong, nothing for a green one. */
  cells: Record<string, Problems>
}

const nameOf = ({ shape, source }: Cell) => `${shape}×${source}`
const isRed = (problems: Problems | undefined) => !!problems && Object.keys(problems).length > 0

const before: Results = existsSync(RESULT) ? JSON.parse(readFileSync(RESULT, 'utf8')) : { cells: {} }
const results: Results = {
  date: new Date().toISOString().slice(0, 10),
  python: execFileSync(join(pythonPrograms('mcp'), 'python'), ['--version'], { encoding: 'utf8' }).trim(),
  cells: before.cells,
}
const only = process.env['MATRIX_CELLS']?.split(',')
const cells = shapes
  .flatMap((shape) => sources.map((source) => ({ shape, source })))
  .filter((cell) => !only || only.some((one) => one === nameOf(cell) || one === cell.shape))
const queue = [...cells]
const work = async () => {
  for (let cell = queue.shift(); cell; cell = queue.shift()) {
    const problems = await runCell(cell).catch((error: Error) => ({ all: [error.message] }))
    results.cells[nameOf(cell)] = problems
    if (isRed(problems)) console.log(`${nameOf(cell)}:`, JSON.stringify(problems))
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, work))
const red = cells.filter((cell) => isRed(results.cells[nameOf(cell)]))
console.log(`${cells.length - red.length} of ${cells.length} cells green, ${FAULTS.length} faults each`)
writeFileSync(RESULT, `${JSON.stringify(results, null, 2)}\n`)
document()
process.exitCode = red.length ? 1 : 0

/** Table of shapes by identity sources. */
function document(): void {
  const mark = (cell: Cell) => {
    const problems = results.cells[nameOf(cell)]
    return problems ? (isRed(problems) ? '✗' : '✓') : ''
  }
  writeSection(PAGE, 'matrix', [
    `Run on ${results.date} with ${results.python}. A cell is a real server process taken through ${FAULTS.length} faults`,
    `(${FAULTS.join(', ')}).`,
    '',
    `| | ${sources.join(' | ')} |`,
    `|---|${sources.map(() => '---|').join('')}`,
    ...shapes.map(
      (shape) => `| ${SHAPES[shape].what} | ${sources.map((source) => mark({ shape, source })).join(' | ')} |`,
    ),
  ])
}
