/**
 * `npm run test:matrix`: every shape × every identity source × every fault, on this Node and those that `MATRIX_NODES`
 * names (paths, comma-separated; `MATRIX_NODES=22,24` fetches them from npm into `.cache/`). `MATRIX_SUBSET=1` takes the
 * subset of `npm test` on the other versions; `MATRIX_CELLS=child×vendor,esm×env` runs only those. Keeps each cell's last
 * result in `matrix-result.json`, makes the table of `docs/preload.md` from it, and exits 1 if a cell is red.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { writeSection } from '../../scripts/section.mjs'
import { FAULTS, SOURCES, type Source } from './identity-sources.ts'
import { type Cell, type Problems, runCell, subset } from './matrix.ts'
import { SHAPES, type ShapeName } from './shapes.ts'

const AT_ONCE = 3
const root = fileURLToPath(new URL('../../', import.meta.url))
const shapes = Object.keys(SHAPES) as ShapeName[]
const sources = Object.keys(SOURCES) as Source[]
const all: Cell[] = shapes.flatMap((shape) => sources.map((source) => ({ shape, source })))

/** By Node version and cell: what was wrong, nothing for a green one. */
interface Results {
  date: string
  cells: Record<string, Record<string, Problems>>
}
const RESULT = fileURLToPath(new URL('matrix-result.json', import.meta.url))
const results: Results = existsSync(RESULT) ? JSON.parse(readFileSync(RESULT, 'utf8')) : { date: '', cells: {} }
results.date = new Date().toISOString().slice(0, 10)
const only = process.env['MATRIX_CELLS']?.split(',')
for (const node of [process.execPath, ...(process.env['MATRIX_NODES']?.split(',') ?? []).map(nodeOf)]) {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
  const wanted = process.env['MATRIX_SUBSET'] && node !== process.execPath ? subset().cells : all
  const cells = only ? all.filter((cell) => only.includes(nameOf(cell))) : wanted
  results.cells[version] ??= {}
  const found = results.cells[version]
  const queue = [...cells]
  const work = async () => {
    for (let cell = queue.shift(); cell; cell = queue.shift()) {
      const problems = await runCell({ ...cell, node }).catch((error: Error) => ({ all: [error.message] }))
      found[nameOf(cell)] = problems
      if (Object.keys(problems).length)
        console.log(`${version} ${cell.shape} × ${cell.source}:`, JSON.stringify(problems))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const red = cells.filter((cell) => isRed(found[nameOf(cell)]))
  console.log(`${version}: ${cells.length - red.length} of ${cells.length} cells green, ${FAULTS.length} faults each`)
}

writeFileSync(RESULT, `${JSON.stringify(results, null, 2)}\n`)
document()
process.exitCode = Object.values(results.cells).some((cells) => Object.values(cells).some(isRed)) ? 1 : 0

function nameOf({ shape, source }: Cell): string {
  return `${shape}×${source}`
}

function isRed(problems: Problems | undefined): boolean {
  return !!problems && Object.keys(problems).length > 0
}

function nodeOf(name: string): string {
  if (!/^\d+$/.test(name)) return name
  const prefix = `${root}.cache/node${name}`
  const path = `${prefix}/node_modules/node/bin/node`
  if (!existsSync(path)) {
    // The package's own script puts the executable in place.
    execFileSync('npm', ['install', '--prefix', prefix, '--no-audit', '--no-fund', `node@${name}`], {
      stdio: 'inherit',
    })
  }
  return existsSync(path) ? path : `${prefix}/node_modules/.bin/node`
}

/** Table of shapes by identity sources: on how many Node versions a cell is green through all faults. */
function document(): void {
  const versions = Object.keys(results.cells)
  const mark = (shape: ShapeName, source: Source) => {
    const name = nameOf({ shape, source })
    const ran = versions.filter((version) => results.cells[version]?.[name])
    const red = ran.filter((version) => isRed(results.cells[version]?.[name]))
    return red.length ? `✗ ${red.join(' ')}` : ran.length ? `✓ ${ran.length}` : ''
  }
  const lines = [
    `Run on ${results.date} with Node ${versions.join(', ')}. A cell is a real server process`,
    `taken through ${FAULTS.length} faults (${FAULTS.join(', ')}); its number says on how many of the versions it ran and was green.`,
    '',
    `| | ${sources.join(' | ')} |`,
    `|---|${sources.map(() => '---|').join('')}`,
    ...shapes.map((shape) => `| ${SHAPES[shape].what} | ${sources.map((source) => mark(shape, source)).join(' | ')} |`),
  ]
  writeSection(`${root}docs/preload.md`, 'matrix', lines)
}
