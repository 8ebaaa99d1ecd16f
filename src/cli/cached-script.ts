/**
 * Runs a CommonJS file from the code that V8 made of it at an earlier start: finding, parsing and compiling what a verdict takes is
 * a third of its time. As Python does, the code is kept beside its source: whoever could change it there could change the source.
 * Where that folder can't be written, or the code is of another Node, all is compiled as ever.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { cachedDataVersionTag } from 'node:v8'
import vm from 'node:vm'

/** Of so many Nodes code is kept. */
const MOST_KEPT = 4
/** Bytes before the code: SHA-256 of it. */
const DIGEST = 32

export interface Ran {
  exports: unknown
  /** Keeps the code that was made so far, for the next start; does nothing where it came from there. */
  keep(): void
}

/** @param file its name changes with what is in it */
export function runCached(file: string): Ran {
  const require = createRequire(file)
  if (process.env['NODE_DISABLE_COMPILE_CACHE']) return { exports: require(file), keep() {} }
  const kept = join(dirname(file), '.code', `${basename(file, '.cjs')}-${cachedDataVersionTag().toString(16)}`)
  const cachedData = codeIn(kept)
  // All of it is ASCII, which is read fastest so.
  const source = `(function(exports,require,module,__filename,__dirname){${readFileSync(file, 'latin1')}\n})`
  const script = new vm.Script(source, { filename: file, ...(cachedData && { cachedData }) })
  // Code that comes from there has no way to import, whatever it is compiled with: this module, beside it, does it in its stead.
  const module = { exports: {}, import: (name: string) => import(name) }
  script.runInThisContext()(module.exports, require, module, file, dirname(file))
  return {
    exports: module.exports,
    keep() {
      if (!cachedData || script.cachedDataRejected) write(kept, script.createCachedData())
    },
  }
}

/** V8 believes what it is handed: a file that is damaged ends the process. */
function codeIn(file: string): Buffer | undefined {
  try {
    const content = readFileSync(file)
    const code = content.subarray(DIGEST)
    return digestOf(code).equals(content.subarray(0, DIGEST)) ? code : undefined
  } catch {
    return undefined
  }
}

function digestOf(code: Buffer): Buffer {
  return createHash('sha256').update(code).digest()
}

/** In one step: another start may read it at this moment. A folder that is another's, or read-only, stays as it is. */
function write(file: string, code: Buffer): void {
  const own = `${file}.${process.pid}`
  try {
    mkdirSync(dirname(file), { recursive: true })
    try {
      writeFileSync(own, Buffer.concat([digestOf(code), code]), { flag: 'wx' })
      renameSync(own, file)
    } finally {
      rmSync(own, { force: true })
    }
    makeRoom(dirname(file))
  } catch {
    // The next start compiles as this one did.
  }
}

function makeRoom(folder: string): void {
  const written = (name: string) => statSync(join(folder, name)).mtimeMs
  const byAge = readdirSync(folder).sort((a, b) => written(b) - written(a))
  for (const name of byAge.slice(MOST_KEPT)) rmSync(join(folder, name), { force: true })
}
