/**
 * `npm run test:matrix`: every shape × every identity source × every fault, on this Node and those that `MATRIX_NODES`
 * names (paths, comma-separated; `MATRIX_NODES=22,24` fetches them from npm into `.cache/`). `MATRIX_SUBSET=1` takes the
 * subset of `npm test` on the other versions. Writes its result into `docs/preload.md` and exits 1 if a cell is red.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { FAULTS, SOURCES, type Source } from './identity-sources.ts'
import { type Cell, type Problems, runCell, subset } from './matrix.ts'
import { SHAPES, type ShapeName } from './shapes.ts'

const AT_ONCE = 3
const root = fileURLToPath(new URL('../../', import.meta.url))
const shapes = Object.keys(SHAPES) as ShapeName[]
const sources = Object.keys(SOURCES) as Source[]
const all: Cell[] = shapes.flatMap((shape) => sources.map((source) => ({ shape, source })))

const results: { node: string; cell: Cell; problems: Problems }[] = []
for (const node of [process.execPath, ...(process.env['MATRIX_NODES']?.split(',') ?? []).map(nodeOf)]) {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
  const cells = process.env['MATRIX_SUBSET'] && node !== process.execPath ? subset().cells : all
  const queue = [...cells]
  const work = async () => {
    for (let cell = queue.shift(); cell; cell = queue.shift()) {
      const problems = await runCell({ ...cell, node }).catch((error: Error) => ({ all: [error.message] }))
      results.push({ node: version, cell, problems })
      if (Object.keys(problems).length)
        console.log(`${version} ${cell.shape} × ${cell.source}:`, JSON.stringify(problems))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const red = results.filter((result) => result.node === version && Object.keys(result.problems).length)
  console.log(`${version}: ${cells.length - red.length} of ${cells.length} cells green, ${FAULTS.length} faults each`)
}

document()
process.exitCode = results.some(({ problems }) => Object.keys(problems).length) ? 1 : 0

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
  const versions = [...new Set(results.map(({ node }) => node))]
  const mark = (shape: ShapeName, source: Source) => {
    const cells = results.filter(({ cell }) => cell.shape === shape && cell.source === source)
    const red = cells.filter(({ problems }) => Object.keys(problems).length)
    return red.length ? `✗ ${red.map(({ node }) => node).join(' ')}` : `✓ ${cells.length}`
  }
  const lines = [
    `Run on ${new Date().toISOString().slice(0, 10)} with Node ${versions.join(', ')}. A cell is a real server process`,
    `taken through ${FAULTS.length} faults (${FAULTS.join(', ')}); its number says on how many of the versions it ran and was green.`,
    '',
    `| | ${sources.join(' | ')} |`,
    `|---|${sources.map(() => '---|').join('')}`,
    ...shapes.map((shape) => `| ${SHAPES[shape].what} | ${sources.map((source) => mark(shape, source)).join(' | ')} |`),
  ]
  const path = `${root}docs/preload.md`
  const page = readFileSync(path, 'utf8')
  const section = /(<!-- matrix -->\n)[\s\S]*(<!-- \/matrix -->)/
  writeFileSync(
    path,
    page.replace(section, (_, begin, end) => `${begin}${lines.join('\n')}\n${end}`),
  )
}
