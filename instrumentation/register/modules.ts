/** Sees modules as they load, to find the few whose classes carry evidence. Nothing is replaced but what is seen. */
import type { Recorder } from './recorder.ts'

export interface ModuleWatch {
  /** Matches the request (`@smithy/core/client`) or, for ES importers, the file's path. */
  matches: RegExp
  loaded(exports: never): void
}

type Load = (request: string, parent: unknown, isMain: boolean) => unknown

export function watchModules(recorder: Recorder, watches: readonly ModuleWatch[]): void {
  // The class of this very module: `node:module` would be one more to load.
  const internals = module.constructor as unknown as {
    _load: Load
    _cache: Record<string, { exports: unknown } | undefined>
  }
  const any = new RegExp(watches.map(({ matches }) => matches.source).join('|'))
  let seeing = false
  const see = (name: string, exports: unknown) => {
    // What a watch loads itself comes through here again.
    if (seeing) return
    seeing = true
    for (const { matches, loaded } of watches) if (matches.test(name)) recorder.guard(() => loaded(exports as never))
    seeing = false
  }
  const original = internals._load
  internals._load = function _load(request, parent, isMain) {
    const exports = original.call(this, request, parent, isMain)
    if (typeof request === 'string' && any.test(request)) see(request, exports)
    return exports
  }
  // Loaded by `import`, the preload may come after its server's modules.
  for (const path of Object.keys(internals._cache)) if (any.test(path)) see(path, internals._cache[path]?.exports)
}

/** What a module exports by that name. Asking one that is still loading for what it lacks makes Node print a warning. */
export function exported<E extends object, N extends keyof E>(exports: E | undefined, name: N): E[N] | undefined {
  return exports && Object.hasOwn(exports, name) ? exports[name] : undefined
}
