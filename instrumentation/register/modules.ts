/** Sees modules as they load, to find the few whose classes carry evidence. Nothing is replaced but what is seen. */
import { builtin, moduleClass } from './builtin.ts'
import type { Recorder } from './recorder.ts'

export interface ModuleWatch {
  /** Matches the request (`@smithy/core/client`) or, for ES importers, the file's path. */
  matches: RegExp
  loaded(exports: never): void
}

export function watchModules(recorder: Recorder, watches: readonly ModuleWatch[]): void {
  const internals = moduleClass()
  const any = new RegExp(watches.map(({ matches }) => matches.source).join('|'))
  let seeing = false
  const see = (name: string, exports: unknown) => {
    // What a watch loads itself comes through here again.
    if (seeing) return
    seeing = true
    for (const { matches, loaded } of watches) if (matches.test(name)) recorder.guard(() => loaded(exports as never))
    seeing = false
  }
  // Loaded by `import`, the preload may come after its server's modules.
  for (const path of Object.keys(internals._cache)) if (any.test(path)) see(path, internals._cache[path]?.exports)
  const original = internals._load
  const _load = unseen(original, (request, exports) => any.test(request) && see(request, exports))
  internals._load = _load
  recorder.undoLater(() => {
    if (internals._load === _load) internals._load = original
  })
}

type Load = ReturnType<typeof moduleClass>['_load']

/**
 * `load`, telling of what it has loaded. It stands on the stack of every load, where Node and others look for the caller
 * (https://nodejs.org/api/deprecations.html#DEP0040 warns unless it is a package) and look ten frames deep at most. So its
 * scripts have names by which they find what they would have found: Node, or a package where a package asks.
 */
function unseen(load: Load, loaded: (request: string, exports: unknown) => void): Load {
  const { Script } = builtin<typeof import('node:vm')>('node:vm')
  const compile = (source: string, filename: string) => new Script(source, { filename }).runInThisContext()
  const { apply } = Reflect
  const pass = '(apply, load) => (self, args) => apply(load, self, args)'
  const wrap = `(apply, load, ofPackage, loaded) => function _load(request, parent) {
    const own = /[\\\\/]node_modules[\\\\/]/.test(parent?.filename ?? '')
    const exports = own ? ofPackage(this, arguments) : apply(load, this, arguments)
    if (typeof request === 'string') loaded(request, exports)
    return exports
  }`
  const ofPackage = compile(pass, '/node_modules/rolecall/load.js')(apply, load)
  return compile(wrap, 'node:internal/rolecall')(apply, load, ofPackage, loaded)
}

/** What a module exports by that name. Asking one that is still loading for what it lacks makes Node print a warning. */
export function exported<E extends object, N extends keyof E>(exports: E | undefined, name: N): E[N] | undefined {
  return exports && Object.hasOwn(exports, name) ? exports[name] : undefined
}
