/** Where in the server's code a call was made: recorded in real processes of every way to write one, and told in reports. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REGISTER } from './server-process.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CLI = join(ROOT, 'dist/cli.js')
let folder: string

/** Asks S3, at an address where nobody listens, from a function of its own. Line 6 is where. */
const CODE = `const client = new S3Client({
  region: 'us-east-1', endpoint: 'http://127.0.0.1:9', forcePathStyle: true, maxAttempts: 1,
  credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' },
})
async function load(key) {
  return await client.send(new GetObjectCommand({ Bucket: 'acme', Key: key }))
}
load('a.csv').catch(() => {})
`
const IMPORT = `import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'; `
const TYPED = CODE.replace('load(key)', 'load(key: string): Promise<unknown>').replace(
  'const client',
  'interface Unused {\n  gone: string\n}\nexport type { Unused }\nconst client',
)
/** The same with its types blanked out, and every character where it was. */
function blanked(typed: string): string {
  return typed
    .replace(/interface Unused \{[^}]*\}/, (types) => types.replace(/[^\n]/g, ' '))
    .replace(/export type .*|: string|: Promise<unknown>/g, (types) => ' '.repeat(types.length))
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'code-location-'))
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  for (const name of ['src', 'dist']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(
    join(folder, 'src/server.cjs'),
    `const { GetObjectCommand, S3Client } = require('@aws-sdk/client-s3'); ${CODE}`,
  )
  writeFileSync(join(folder, 'src/server.mjs'), IMPORT + CODE)
  writeFileSync(join(folder, 'src/typed.ts'), IMPORT + TYPED)
  writeFileSync(
    join(folder, 'src/typed.cts'),
    `const { GetObjectCommand, S3Client } = require('@aws-sdk/client-s3'); ${TYPED}`,
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function play(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const evidence = join(folder, 'runs', name)
  const { PATH } = process.env
  const run = spawnSync(process.execPath, ['--no-warnings', '--require', REGISTER, ...args], {
    cwd: folder,
    env: { PATH, ROLECALL_DIR: evidence, ...env },
    encoding: 'utf8',
  })
  expect(run.stderr).toBe('')
  expect(run.status).toBe(0)
  return evidence
}

/** The report as read in the server's folder. */
function report(evidence: string, format: string): string {
  return spawnSync(process.execPath, [CLI, 'analyze', evidence, '-f', format, '-v'], { cwd: folder, encoding: 'utf8' })
    .stdout
}

function placesOf(evidence: string): unknown[] {
  const { toolCalls } = JSON.parse(report(evidence, 'json'))
  return toolCalls.flatMap(({ calls }: { calls: { evidence: { code?: unknown } }[] }) =>
    calls.map((call) => call.evidence.code),
  )
}

describe('the place of a call', () => {
  it('is right for CommonJS', () => {
    expect(placesOf(play('cjs', ['src/server.cjs']))).toEqual([
      { file: 'src/server.cjs', line: 6, column: 23, function: 'load' },
    ])
  })

  it('is right for ES modules', () => {
    expect(placesOf(play('esm', ['src/server.mjs']))).toEqual([
      { file: 'src/server.mjs', line: 6, column: 23, function: 'load' },
    ])
  })

  it('is right for TypeScript that a loader compiles in memory', () => {
    const [place] = placesOf(play('tsx', ['--import', 'tsx', 'src/typed.ts']))
    expect(place).toMatchObject({ file: 'src/typed.ts', line: 10, function: 'load' })
  })

  it.each(['linked', 'inline'] as const)('is right for a bundle with a source map, %s', async (sourcemap) => {
    const outfile = join(folder, `dist/${sourcemap}.js`)
    await build({
      entryPoints: [join(folder, 'src/typed.ts')],
      outfile,
      sourcemap,
      bundle: true,
      minify: true,
      format: 'esm',
      packages: 'external',
      logLevel: 'error',
    })
    const [place] = placesOf(play(sourcemap, [`dist/${sourcemap}.js`]))
    expect(place).toMatchObject({ file: 'src/typed.ts', line: 10 })
  })

  it.each([
    ['a map beside it', 'linked', (map: string) => map],
    ['a map in it', 'inline', (map: string) => map],
    [
      "webpack's names",
      'linked',
      (map: string) => map.replaceAll(/"(?:\.\.\/)+(?=src|node_modules)/g, '"webpack://app/./'),
    ],
  ] as const)('is right for a bundle that holds the AWS SDK, minified, with %s', async (how, sourcemap, rename) => {
    const name = `whole-${how.replace(/\W/g, '-')}`
    const outfile = join(folder, `dist/${name}.js`)
    await build({
      entryPoints: [join(folder, 'src/typed.ts')],
      outfile,
      sourcemap,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      logLevel: 'error',
    })
    if (sourcemap === 'linked') writeFileSync(`${outfile}.map`, rename(readFileSync(`${outfile}.map`, 'utf8')))
    const places = placesOf(play(name, [`dist/${name}.js`]))
    expect(places).toEqual([{ file: 'src/typed.ts', line: 10, column: expect.any(Number) }])
    const bare = join(folder, `dist/${name}-bare.js`)
    writeFileSync(bare, readFileSync(outfile, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, ''))
    expect(placesOf(play(`${name}-bare`, [`dist/${name}-bare.js`]))).toMatchObject([{ file: `dist/${name}-bare.js` }])
  })

  describe('a source map that names its sources as another machine has them', () => {
    const withMap = async (name: string, change: (map: { sources: string[]; sourceRoot?: string }) => object) => {
      const outfile = join(folder, `dist/${name}.js`)
      const entryPoints = [join(folder, 'src/typed.ts')]
      await build({
        entryPoints,
        outfile,
        sourcemap: true,
        bundle: true,
        format: 'esm',
        packages: 'external',
        logLevel: 'error',
      })
      const map = JSON.parse(readFileSync(`${outfile}.map`, 'utf8'))
      writeFileSync(`${outfile}.map`, JSON.stringify({ ...map, ...change(map) }))
      return play(name, [`dist/${name}.js`])
    }

    it.each([
      ['a URL as sourceRoot', { sourceRoot: 'https://cdn.example/build/src/', sources: ['typed.ts'] }],
      ['an absolute sourceRoot', { sourceRoot: '/home/ci/build', sources: ['src/typed.ts'] }],
      ['the root as sourceRoot', { sourceRoot: '/', sources: ['src/typed.ts'] }],
      ['a relative sourceRoot', { sourceRoot: '../src', sources: ['typed.ts'] }],
      ['URLs as sources', { sources: ['https://ci.example/job/7/src/typed.ts?v=1'] }],
      ['files of a build machine', { sources: ['file:///home/ci/build/src/typed.ts'] }],
      ["webpack's names, with a hash", { sources: ['webpack://app/./src/typed.ts?1a2b'] }],
      ["webpack's names without a name", { sources: ['webpack:///./src/typed.ts'] }],
      ['a path above the project', { sources: ['../../../../../../../../../../build/src/typed.ts'] }],
    ])('is resolved in this repository: %s', async (how, change) => {
      const places = placesOf(await withMap(`root-${how.replace(/\W/g, '-')}`, () => change))
      expect(places).toMatchObject([{ file: 'src/typed.ts', line: 10 }])
    })

    it.each([
      ['a URL', { sources: ['https://ci.example/job/7/src/gone.ts'] }],
      ['a URL as root', { sourceRoot: 'https://cdn.example/', sources: ['gone.ts'] }],
      ['webpack', { sources: ['webpack://app/webpack/bootstrap'] }],
      ['an absolute path', { sources: ['/home/ci/build/src/gone.ts'] }],
      ['a URL that is none', { sources: ['file://%zz/gone.ts'] }],
    ])('leads nowhere: the compiled place is told, and none that is not there: %s', async (how, change) => {
      const name = `gone-${how.replace(/\W/g, '-')}`
      const evidence = await withMap(name, () => change)
      expect(placesOf(evidence)).toMatchObject([{ file: `dist/${name}.js` }])
      const { results } = JSON.parse(report(evidence, 'sarif')).runs[0]
      expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(`dist/${name}.js`)
    })
  })

  it('is right for `fetch`, at once and later', () => {
    writeFileSync(
      join(folder, 'src/fetch.mjs'),
      `async function load(key) {
  const answer = await fetch('http://127.0.0.1:45997/' + key)
  return answer.text()
}
await load('a').catch(() => {})
await new Promise((done) => setTimeout(done, 5))
await fetch(new Request('http://127.0.0.1:45997/c', { method: 'POST', body: 'x' })).catch(() => {})
`,
    )
    expect(placesOf(play('fetch', ['src/fetch.mjs']))).toEqual([
      { file: 'src/fetch.mjs', line: 2, column: 24, function: 'load' },
      { file: 'src/fetch.mjs', line: 7, column: 7 },
    ])
  })

  it('is right where a loader maps the stacks that are printed, as ts-node, Babel and SWC do', async () => {
    // This many lines were left out by the compiler.
    const hook = `Error.prepareStackTrace = (error, sites) =>
  error + sites.map((site) => '\\n    at ' + site.getFunctionName() + ' (' + site.getFileName() + ':' + (site.getLineNumber() + 4) + ':7)').join('')`
    const { code } = await transform(readFileSync(join(folder, 'src/typed.ts')), { loader: 'ts', format: 'cjs' })
    writeFileSync(
      join(folder, 'src/loader.cjs'),
      `${hook}
require.extensions['.ts'] = (module, file) => module._compile(${JSON.stringify(code)}, file)
require('./typed.ts')`,
    )
    writeFileSync(join(folder, 'src/package.json'), '{}')
    const [mapped] = placesOf(play('loader', ['src/loader.cjs'])) as { file: string; line: number }[]
    rmSync(join(folder, 'src/package.json'))
    const compiled = code.split('\n').findIndex((line) => line.includes('client.send')) + 1
    expect(mapped).toMatchObject({ file: 'src/typed.ts', line: compiled + 4, function: 'load' })
  })

  it('is right for what Vitest compiles, which moves the lines of JavaScript too', () => {
    writeFileSync(join(folder, 'src/loaded.js'), IMPORT + CODE)
    for (const name of ['loaded.js', 'typed.ts'])
      writeFileSync(
        join(folder, `src/${name}.test.js`),
        `import { it } from 'vitest'\nit('runs', async () => { await import('./${name}'); await new Promise((done) => setTimeout(done, 50)) })\n`,
      )
    const evidence = join(folder, 'runs/vitest')
    const { PATH } = process.env
    const env = { PATH, ROLECALL_DIR: evidence, NODE_OPTIONS: `--require ${REGISTER}` }
    const args = [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--dir', 'src']
    const run = spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' })
    expect(run.status, run.stdout + run.stderr).toBe(0)
    const places = (placesOf(evidence) as { file: string }[]).sort((a, b) => a.file.localeCompare(b.file))
    expect(places).toMatchObject([
      { file: 'src/loaded.js', line: 6, function: 'load' },
      { file: 'src/typed.ts', line: 10, function: 'load' },
    ])
  })

  describe('a bundle whose modules are texts that it evaluates, as webpack makes it for development', () => {
    const bundle = async (name: string, map: 'inline' | false) => {
      const typed = readFileSync(join(folder, 'src/typed.ts'), 'utf8')
      const { code } = await transform(typed, {
        loader: 'ts',
        format: 'cjs',
        minify: true,
        sourcemap: map,
        sourcefile: 'webpack://app/./src/typed.ts?1a2b',
      })
      const text = `{${code.trimEnd()}\n//# sourceURL=webpack-internal:///./src/typed.ts\n\n}`
      const module = `"./src/typed.ts": (module, exports, require) => {\n\neval(${JSON.stringify(text)});\n\n}`
      const other = '"./src/other.ts": () => eval("1"),\n'
      writeFileSync(join(folder, `dist/${name}.cjs`), `({ ${other}${module} })["./src/typed.ts"]({}, {}, require)`)
      return placesOf(play(name, [`dist/${name}.cjs`]))
    }

    it('is right by the map of that text', async () => {
      expect(await bundle('evaluated', 'inline')).toMatchObject([{ file: 'src/typed.ts', line: 10 }])
    })

    it('is that of the text in the bundle where it has none: its own lines are not the source’s', async () => {
      expect(await bundle('evaluated-bare', false)).toMatchObject([{ file: 'dist/evaluated-bare.cjs', line: 4 }])
    })
  })

  it('is where the line is now, or in what was compiled, if the source was edited or the map is of something else', async () => {
    const source = join(folder, 'src/edited.ts')
    const written = IMPORT + TYPED
    writeFileSync(source, written)
    const outfile = join(folder, 'dist/edited.js')
    await build({
      entryPoints: [source],
      outfile,
      sourcemap: true,
      bundle: true,
      format: 'esm',
      packages: 'external',
      logLevel: 'error',
    })
    const evidence = play('edited', ['dist/edited.js'])
    writeFileSync(source, `// A line more.\n${written}`)
    expect(placesOf(evidence)).toMatchObject([{ file: 'src/edited.ts', line: 11 }])
    writeFileSync(source, written.replace('await client.send', 'client.send'))
    expect(placesOf(evidence)).toMatchObject([{ file: 'dist/edited.js' }])
  })

  it('is none where a loader keeps its map to itself: no line of what it compiled is told as one of the source', async () => {
    const { code } = await transform(readFileSync(join(folder, 'src/typed.ts')), { loader: 'ts', format: 'cjs' })
    expect(code.split('client.send')[0]!.split('\n')).not.toHaveLength(10)
    for (const [name, runs] of [
      ['kept', code],
      // Types blanked out, as Node does it: every character is where it was.
      ['blanked', blanked(readFileSync(join(folder, 'src/typed.cts'), 'utf8'))],
    ] as const) {
      const file = name === 'kept' ? './typed.ts' : './typed.cts'
      writeFileSync(
        join(folder, `src/${name}.cjs`),
        `const compile = (module, file) => module._compile(${JSON.stringify(runs)}, file)
require.extensions['.ts'] = compile
require.extensions['.cts'] = compile
require(${JSON.stringify(file)})`,
      )
    }
    writeFileSync(join(folder, 'src/package.json'), '{}')
    const [kept, asWritten] = [play('kept', ['src/kept.cjs']), play('blanked', ['src/blanked.cjs'])]
    rmSync(join(folder, 'src/package.json'))
    expect(placesOf(kept)).toEqual([undefined])
    expect(placesOf(asWritten)).toMatchObject([{ file: 'src/typed.cts', line: 10, function: 'load' }])
  })

  it('is not looked for where a variable says so', () => {
    expect(placesOf(play('off', ['src/server.mjs'], { ROLECALL_CODE_LOCATION: '0' }))).toEqual([undefined])
  })

  it('is what reports point to', () => {
    const evidence = play('reported', ['src/server.mjs'])
    expect(report(evidence, 'terminal')).toContain('src/server.mjs:6 (load)')
    expect(report(evidence, 'github')).toContain('file=src/server.mjs,line=6')
    const [result] = JSON.parse(report(evidence, 'sarif')).runs[0].results
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'src/server.mjs', uriBaseId: '%SRCROOT%' },
      region: { startLine: 6, startColumn: 23 },
    })
  })

  it("leaves the server's own stack traces as they are", () => {
    writeFileSync(
      join(folder, 'src/own.cjs'),
      `const { GetObjectCommand, S3Client } = require('@aws-sdk/client-s3')
Error.stackTraceLimit = 3
let asked = 0
Error.prepareStackTrace = (error, frames) => { asked++; return frames.length }
const own = Error.prepareStackTrace
const client = new S3Client({ region: 'us-east-1', endpoint: 'http://127.0.0.1:9', maxAttempts: 1, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } })
const before = asked
const sent = client.send(new GetObjectCommand({ Bucket: 'acme', Key: 'a' }))
if (Error.stackTraceLimit !== 3 || Error.prepareStackTrace !== own || asked !== before || new Error('x').stack !== 3) process.exitCode = 1
sent.catch(() => {})
`,
    )
    play('own', ['src/own.cjs'])
    writeFileSync(join(folder, 'src/traces.cjs'), 'console.log(Object.getOwnPropertyDescriptors(Error))')
    const descriptors = (flags: readonly string[]) =>
      execFileSync(process.execPath, [...flags, join(folder, 'src/traces.cjs')], { cwd: folder, encoding: 'utf8' })
    expect(descriptors(['--require', REGISTER])).toBe(descriptors([]))
  })
})
