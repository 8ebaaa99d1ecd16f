/**
 * The globals as they were when the preload began. A server may replace or remove them afterwards, as test libraries fake
 * `Date` and `Math.random` and a sandbox takes `Buffer` away: what the taps do on the server's own path must not fail by that,
 * and what they write must not be made up by it. The build puts these in the place of every global of their names
 * (https://esbuild.github.io/api/#inject), and a test takes all of them away.
 */

/** With its functions: those are what is replaced, more often than the whole. */
const kept = <T extends object>(given: T | undefined, name: string): T => {
  if (given === undefined) throw new globalThis.Error(`${name} is not defined`)
  return globalThis.Object.defineProperties({}, globalThis.Object.getOwnPropertyDescriptors(given)) as T
}

export const Buffer = kept(globalThis.Buffer, 'Buffer')
export const JSON = kept(globalThis.JSON, 'JSON')
export const Math = kept(globalThis.Math, 'Math')
export const Object = kept(globalThis.Object, 'Object')
export const Reflect = kept(globalThis.Reflect, 'Reflect')

export const {
  Array,
  Atomics,
  Boolean,
  Date,
  Error,
  Int32Array,
  Map,
  Number,
  Promise,
  RegExp,
  Set,
  SharedArrayBuffer,
  String,
  Symbol,
  URL,
  URLSearchParams,
  Uint8Array,
  Uint32Array,
  WeakMap,
  WeakSet,
  clearInterval,
  decodeURIComponent,
  encodeURIComponent,
  performance,
  process,
  setInterval,
  setTimeout,
} = globalThis
