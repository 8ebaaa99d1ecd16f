type Load = (request: string, parent: null, isMain: boolean) => unknown

/**
 * A builtin module, loaded below the `require` that other agents have replaced: passing that would make them patch the
 * module now, earlier than without rolecall, and ES modules that import it later would be traced where they were not.
 */
export function builtin<T>(name: string): T {
  return (module.constructor as unknown as { _load: Load })._load(name, null, false) as T
}
