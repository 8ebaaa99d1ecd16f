/** Where in the code a call was made, under the compilers and bundlers themselves: each run as its own documentation has it. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nodeBinary } from '../coexistence/cache.mjs'
import { CLI } from '../mcp/client.ts'
import { REGISTER } from '../preload/server-process.ts'
import { COMPILERS, program } from './places.mjs'

/** Types that take lines of their own, and a call behind them. Line 13 is where. */
const CODE = `import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
interface Options {
  key: string
  again?: boolean
}
type Deep = { a: Options }
const client = new S3Client({
  region: 'us-east-1', endpoint: 'http://127.0.0.1:9', forcePathStyle: true, maxAttempts: 1,
  credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' },
})
async function load({ key }: Options): Promise<unknown> {
  const deep: Deep = { a: { key } }
  return await client.send(new GetObjectCommand({ Bucket: 'acme', Key: deep.a.key }))
}
load({ key: 'a.csv' }).catch(() => {})
`

let folder: string
beforeAll(() => {
  program('compilers/node_modules/webpack/package.json')
  folder = mkdtempSync(join(tmpdir(), 'code-places-'))
  symlinkSync(join(COMPILERS.folder, 'node_modules'), join(folder, 'node_modules'))
  mkdirSync(join(folder, 'src'))
  const files = {
    'package.json': '{}',
    'tsconfig.json': JSON.stringify({
      compilerOptions: { target: 'es2022', module: 'commonjs', sourceMap: true, skipLibCheck: true, outDir: 'out' },
      files: ['src/server.ts'],
    }),
    'src/server.ts': CODE,
    'src/server.mts': CODE,
    '.babelrc': '{"presets":[["@babel/preset-env",{"targets":{"node":"20"}}],"@babel/preset-typescript"]}',
    '.swcrc':
      '{"jsc":{"parser":{"syntax":"typescript"},"target":"es2022"},"module":{"type":"commonjs"},"sourceMaps":"inline"}',
    'babel.cjs': "require('@babel/register')({ extensions: ['.ts'] })\nrequire('./src/server.ts')",
    'swc.cjs':
      "require('@swc/register')({ extensions: ['.ts'], ignore: [/node_modules/] })\nrequire('./src/server.ts')",
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const { PATH, HOME } = process.env
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    env: { PATH, HOME, ...env },
    encoding: 'utf8',
  })
  expect(status, stdout + stderr).toBe(0)
  return stdout
}

function placesUnder(name: string, node: string, args: readonly string[]): unknown[] {
  const evidence = join(folder, 'runs', name.replace(/\W+/g, '-'))
  run(node, ['--no-warnings', '--require', REGISTER, ...args], { ROLECALL_DIR: evidence })
  const { stdout } = spawnSync(process.execPath, [CLI, 'analyze', evidence, '-f', 'json'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const report = JSON.parse(stdout) as { toolCalls: { calls: { evidence: { code?: unknown } }[] }[] }
  return report.toolCalls.flatMap(({ calls }) => calls.map(({ evidence: { code } }) => code))
}

test.each([
  ['ts-node', ['--require', 'ts-node/register', 'src/server.ts']],
  ['ts-node, without types', ['--require', 'ts-node/register/transpile-only', 'src/server.ts']],
  ['SWC, by swc-node', ['--require', '@swc-node/register', 'src/server.ts']],
  ['SWC, by its register', ['swc.cjs']],
  ['Babel, by its register', ['babel.cjs']],
])('%s', (name, args) => {
  expect(placesUnder(name, process.execPath, args)).toMatchObject([
    { file: 'src/server.ts', line: 13, function: 'load' },
  ])
})

test("SWC's hook for ES modules, which keeps its maps to itself: the source's line where Node knows them, else none", () => {
  const hook = ['--import', '@swc-node/register/esm-register', 'src/server.mts']
  for (const node of [process.execPath, nodeBinary(24) ?? '']) {
    expect(placesUnder(`SWC hook ${node}`, node, hook)).toEqual([undefined])
    const mapped = placesUnder(`SWC hook, mapped ${node}`, node, ['--enable-source-maps', ...hook])
    expect(mapped).toMatchObject([{ file: 'src/server.mts', line: 13 }])
  }
})

test('tsc, with a map beside what it made', () => {
  run(process.execPath, ['node_modules/typescript/bin/tsc', '--project', '.', '--noCheck'])
  expect(placesUnder('tsc', process.execPath, ['out/server.js'])).toMatchObject([{ file: 'src/server.ts', line: 13 }])
})

test.each([
  'source-map',
  'inline-source-map',
  'hidden-source-map',
  'cheap-module-source-map',
  'eval-source-map',
  'eval-cheap-module-source-map',
])('webpack, %s', (devtool) => {
  const mode = /eval|cheap/.test(devtool) ? 'development' : 'production'
  const settings = {
    mode,
    devtool,
    target: 'node',
    context: folder,
    entry: './src/server.ts',
    output: { path: join(folder, 'bundle', devtool), filename: 'server.js' },
    resolve: { extensions: ['.ts', '.mjs', '.js'] },
  }
  writeFileSync(
    join(folder, 'pack.cjs'),
    `const settings = ${JSON.stringify(settings)}
settings.module = { rules: [{ test: /\\.ts$/, loader: 'ts-loader', options: { transpileOnly: true } }] }
require('webpack')(settings, (error, stats) => { if (error || stats.hasErrors()) throw error ?? new Error(stats.toString()) })`,
  )
  run(process.execPath, ['pack.cjs'])
  const places = placesUnder(`webpack ${devtool}`, process.execPath, [`bundle/${devtool}/server.js`])
  expect(places).toMatchObject([{ file: 'src/server.ts', line: 13 }])
})

test.each([22, 24])('Node %i, which strips types itself', (major) => {
  const node = nodeBinary(major)
  if (!node) throw new Error(`Node ${major} is missing: npm run setup:hosts`)
  const flags = major < 24 ? ['--experimental-strip-types'] : []
  expect(placesUnder(`Node ${major}`, node, [...flags, 'src/server.mts'])).toMatchObject([
    { file: 'src/server.mts', line: 13, function: 'load' },
  ])
  const transformed = placesUnder(`Node ${major}, transformed`, node, [
    '--experimental-transform-types',
    'src/server.mts',
  ])
  expect(transformed).toMatchObject([{ file: 'src/server.mts', line: 13, function: 'load' }])
})
