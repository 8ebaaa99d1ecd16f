// Builds dist/: the command and the library as ES modules (with the packages that each start needs; others stay imports),
// the preload as one minified CommonJS file without dependencies, and the type declarations.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import './list-rules.mjs'
import { buildPython } from './python-package.mjs'
import './list-sources.mjs'
import './list-wordings.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
mkdirSync('dist', { recursive: true })
const { version, dependencies, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
const { rarest } = await tables('src/vocabulary/tells.ts')
const { WORTH_A_LOOK } = await tables('src/sources/logs/log-facts.ts')
const define = {
  ROLECALL_VERSION: JSON.stringify(version),
  // What it takes longer to work out at each start than to read.
  ROLECALL_RAREST_WORDS: JSON.stringify(rarest),
  ROLECALL_WORTH_A_LOOK: JSON.stringify(WORTH_A_LOOK.source),
}

/**
 * Attribute names as literals in the preload: `attributes[ROLECALL.key] = …` is a keyed store, and V8 turns an object that
 * grows by a dozen of those into a dictionary, which is slow to fill and slow to write, on each request of the server.
 */
const names = await tables('src/model/attributes.ts')
const inlineNames = {
  name: 'inline-names',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]instrumentation[\\/].*\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8').replace(/\b(ROLECALL|SEMCONV)\.(\w+)/g, (_, set, name) =>
        JSON.stringify(names[set][name]),
      ),
    }))
  },
}

/**
 * What the package does not ask npm to install is bundled: what each start needs, as sixty small files to find, read and
 * compile are a sixth of what help takes, and the protocol of `rolecall mcp`, 8 MB of packages less for everybody.
 */
const installed = [...Object.keys(dependencies), ...Object.keys(peerDependencies)]

/** yargs looks for its languages three folders above itself: in the bundle, among its user's packages. */
const ownLanguages = {
  name: 'own-languages',
  setup({ onLoad }) {
    onLoad({ filter: /yargs[\\/]lib[\\/]platform-shims[\\/]esm\.mjs$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace("'../../../locales'", "'../locales'"),
    }))
  },
}

/** @type {import('esbuild').BuildOptions} */
const common = {
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20.6',
  external: installed,
  plugins: [ownLanguages],
  // A third less to read at each start; names stay, for traces of errors.
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: 'linked',
  metafile: true,
  logLevel: 'warning',
}
/** All commands in one file: as CommonJS, whose code V8 can be handed again (`src/cli/cached-script.ts`). */
const command = await build({
  ...common,
  entryPoints: { command: 'src/cli/main.ts' },
  entryNames: '[name]-[hash]',
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  sourcemap: false,
  banner: { js: "const $url=require('node:url').pathToFileURL(__filename).href;" },
  define: { ...define, 'import.meta.url': '$url' },
})
const commandFile = Object.keys(command.metafile.outputs).find((file) => file.endsWith('.cjs'))
writeFileSync(commandFile, inAscii(withOwnImport(readFileSync(commandFile, 'utf8'))))
const modules = await build({
  ...common,
  entryPoints: { cli: 'src/cli/start.ts', index: 'src/index.ts' },
  splitting: true,
  format: 'esm',
  // Packages that are CommonJS ask for Node's own modules by `require`.
  banner: { js: "import{createRequire as $require}from'node:module';const require=$require(import.meta.url);" },
  define: { ...define, ROLECALL_COMMAND: JSON.stringify(basename(commandFile)) },
})
// A thread starts sooner with one small file of CommonJS than with modules that it must find.
await build({
  ...common,
  entryPoints: { 'scan-worker': 'src/scan/worker.ts' },
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  sourcemap: false,
})
// Files of earlier builds would be published with these.
const made = { ...command.metafile.outputs, ...modules.metafile.outputs }
for (const file of readdirSync('dist'))
  if (/-[0-9A-Z]{8}\.c?js(\.map)?$/.test(file) && !made[`dist/${file}`]) rmSync(`dist/${file}`)
for (const gone of ['.code', 'scan-worker.js', 'scan-worker.js.map'])
  rmSync(`dist/${gone}`, { recursive: true, force: true })
// What is bundled is distributed: its licences go along.
const bundled = new Set(
  [command, modules]
    .flatMap(({ metafile }) => Object.keys(metafile.inputs))
    .flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []),
)
writeFileSync('dist/third-party-licenses.txt', [...bundled].sort().map(licenceOf).join('\n\n'))

/** What V8 was handed has lost the way to import by itself: it is given one (`cached-script.ts`). @param {string} code */
function withOwnImport(code) {
  const own = code.replace(/(?<![\w$.])import\(/g, '$import(')
  return `const $import=module.import??((name)=>import(name));${own}`
}

/** ASCII is read in a fiftieth of the time; esbuild leaves regular expressions and tagged templates as they are. */
function inAscii(code) {
  const escaped = (text, before = '', behind = '') =>
    text.replace(/[^\0-\x7f]/g, (unit) => `${before}\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}${behind}`)
  // Where a backslash stands for itself, an escape is put in from outside.
  return escaped(code.replace(/String\.raw`(?:[^`\\]|\\.)*`/g, (raw) => escaped(raw, '${"', '"}')))
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one))
  return `${name} ${version} (${license})\n\n${file ? readFileSync(`${folder}/${file}`, 'utf8') : 'No licence file is part of the package.'}`
}

// What runs in the HTML report, put into each page as it is.
await build({
  entryPoints: { 'report-page': 'src/reporters/html/page/main.ts' },
  outdir: 'dist',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  charset: 'utf8',
  logLevel: 'warning',
})
await build({
  entryPoints: { 'report-page': 'src/reporters/html/page/page.css' },
  outdir: 'dist',
  minify: true,
  logLevel: 'warning',
})
if (existsSync('instrumentation/register/index.ts')) {
  // Around all of it: a module may fail as it is evaluated, where globals were taken away.
  const whyNot = 'error instanceof Error?error.message:error'
  await build({
    banner: { js: '"use strict";try{' },
    footer: {
      js: `}catch(error){try{require("fs").writeSync(2,"rolecall: could not start ("+(${whyNot})+"); nothing is recorded in this process\\n")}catch{}}`,
    },
    entryPoints: { register: 'instrumentation/register/index.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.6',
    alias: { 'node:crypto': './instrumentation/evidence/crypto.ts' },
    inject: ['instrumentation/evidence/kept-globals.ts'],
    define,
    plugins: [inlineNames],
    logLevel: 'warning',
  })
  writeFileSync('dist/register.mjs', "import './register.cjs'\n")
}
await build({
  entryPoints: { otel: 'instrumentation/otel/index.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.6',
  external: ['@opentelemetry/*'],
  alias: { 'node:crypto': './instrumentation/evidence/crypto.ts' },
  define,
  plugins: [inlineNames],
  logLevel: 'warning',
})
writeFileSync(
  'dist/otel.mjs',
  "import otel from './otel.cjs'\nexport const { awsSdkHooks, rolecallSpanProcessor } = otel\n",
)
buildPython(names, await tables('src/vocabulary/secrets.ts'), version)
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json'], { stdio: 'inherit' })
// The first start is as quick as others.
execFileSync(process.execPath, ['dist/cli.js', 'analyze', 'samples/healthy/inputs'])

/** What a TypeScript file that needs only Node exports. @param {string} path */
async function tables(path) {
  const bundled = { bundle: true, platform: 'node', write: false }
  const { outputFiles } = await build({ entryPoints: [path], format: 'esm', ...bundled })
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`)
}
