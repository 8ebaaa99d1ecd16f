interface ModuleClass {
  _load(request: string, parent: unknown, isMain: boolean): unknown
  _cache: Record<string, { exports: unknown } | undefined>
}

/** The class of this very module: `node:module` would be one more to load. Under a policy a module has no class. */
export function moduleClass(): ModuleClass {
  const own = module.constructor as unknown as Partial<ModuleClass> | undefined
  return typeof own?._load === 'function' && own._cache ? (own as ModuleClass) : require('node:module')
}

/**
 * A builtin module, loaded below the `require` that other agents have replaced: passing that would make them patch the
 * module now, earlier than without rolecall, and ES modules that import it later would be traced where they were not.
 */
export function builtin<T>(name: string): T {
  return moduleClass()._load(name, null, false) as T
}
