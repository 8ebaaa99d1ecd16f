/** The state behind the services: who exists, what is stored, what time it is, what was asked. */
import { Faults } from './faults.mjs'
import { Principals } from './principals.mjs'
import { stored } from './s3.mjs'

/**
 * Everything but `users` may be left out. Keys, secrets and tokens that are not given are made at random.
 *
 * @typedef {object} Config
 * @property {string} [region] Region of the endpoint; `us-east-1` unless told.
 * @property {{ arn: string, policy?: import('./policy.mjs').Policy, accessKeyId?: string, secretAccessKey?: string }[]} [users]
 * @property {{ arn: string, trust: import('./policy.mjs').Policy, policy?: import('./policy.mjs').Policy, maxSessionDuration?: number }[]} [roles]
 * @property {{ name: string, account: string, region?: string, policy?: import('./policy.mjs').Policy, objects?: Record<string, string> }[]} [buckets]
 * @property {{ name: string, account: string }[]} [databases] Athena's.
 * @property {{ issuer: string, account: string, jwk: import('jose').JWK, unreachable?: number }[]} [oidcProviders] Its keys
 *   cannot be fetched until `unreachable` (ms).
 * @property {string[]} [disabledRegions] Where STS is switched off.
 * @property {import('./metadata.mjs').MetadataConfig} [metadata] `absent` unless told.
 * @property {import('./catalog.mjs').CatalogConfig} [catalog]
 * @property {import('./faults.mjs').Fault[]} [faults]
 * @property {number} [clockSkewMs] How far AWS's clock is ahead of this machine's.
 */

/**
 * One request as it was answered.
 *
 * @typedef {object} Seen
 * @property {string} service
 * @property {string} operation
 * @property {string} [principal] ARN of who signed.
 * @property {string} [accessKeyId]
 * @property {number} [status] Nothing for a request that was never answered.
 * @property {string} [code] Error code.
 * @property {string} [requestId]
 */

export class World {
  /** @type {Seen[]} */
  requests = []
  /** @type {Map<string, import('./s3.mjs').Bucket>} */
  buckets = new Map()

  /** @param {Config} config */
  constructor(config) {
    this.config = {
      region: 'us-east-1',
      databases: [],
      oidcProviders: [],
      disabledRegions: /** @type {string[]} */ ([]),
      metadata: /** @type {import('./metadata.mjs').MetadataConfig} */ ({ mode: 'absent' }),
      catalog: { sessions: [], documents: [] },
      ...config,
    }
    this.clockSkewMs = config.clockSkewMs ?? 0
    this.principals = new Principals(config.users ?? [], config.roles ?? [])
    this.faults = new Faults(config.faults ?? [])
    const modified = new Date('2026-11-02T08:15:30Z')
    for (const { name, account, region = this.config.region, policy, objects = {} } of config.buckets ?? []) {
      const entries = Object.entries(objects).map(
        ([key, text]) => /** @type {const} */ ([key, stored(Buffer.from(text), 'text/plain', modified)]),
      )
      this.buckets.set(name, { name, account, region, policy, objects: new Map(entries) })
    }
  }

  now = () => new Date(Date.now() + this.clockSkewMs)

  /** @param {Seen} seen */
  record = (seen) => {
    this.requests.push(seen)
  }
}
