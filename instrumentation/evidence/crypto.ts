/** Stands in for `node:crypto` in the preload's bundle: loading that takes a third of a bare start, so it waits for the first fingerprint. */
type Crypto = typeof import('node:crypto')

let crypto: Crypto | undefined

// biome-ignore lint/style/useNodejsImportProtocol: the prefixed name leads to this very file
const loaded = (): Crypto => (crypto ??= require('crypto') as Crypto)

export default {
  /** None before Node 20.12. */
  get hash(): Crypto['hash'] | undefined {
    return loaded().hash
  },
  get createHash(): Crypto['createHash'] {
    return loaded().createHash
  },
}
