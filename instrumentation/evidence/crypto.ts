/** Stands in for `node:crypto` in the preload's bundle: loading that takes a third of a bare start, so it waits for the first fingerprint. */
type Crypto = typeof import('node:crypto')

// biome-ignore lint/style/useNodejsImportProtocol: the prefixed name leads to this very file
export const createHash: Crypto['createHash'] = (...args) => (require('crypto') as Crypto).createHash(...args)
