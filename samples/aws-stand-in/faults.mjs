/**
 * What goes wrong on purpose. A fault names the calls it strikes, by what it states of them, and what happens to them:
 *
 * - `deny`: refused as if no policy allowed it
 * - `hang`: accepted, never answered
 * - `slow`: answered after `ms`
 * - `throttle`: SlowDown (S3) or Throttling (the others)
 * - `stall-body`: headers and half of the body, then nothing
 * - `reset`: the connection is torn down
 * - `expire-session`: the caller's session is treated as expired
 *
 * `times` strikes only that often. A slow call goes on to the next fault that matches: slow and denied are two faults.
 * Wrong regions and skewed clocks are no faults but facts: give a bucket its region, the world its `clockSkewMs`.
 *
 * @typedef {object} Fault
 * @property {'deny' | 'hang' | 'slow' | 'throttle' | 'stall-body' | 'reset' | 'expire-session'} kind
 * @property {string} [service] `s3`, `sts`, `iam`, `athena`.
 * @property {string} [operation] `GetObject`.
 * @property {string} [bucket]
 * @property {string} [key] Prefix of the object's key.
 * @property {string} [principal] ARN of the user, or of the session's role.
 * @property {number} [ms] How slow; 1000 unless told.
 * @property {number} [times]
 */

const FAULT_KINDS = ['deny', 'hang', 'slow', 'throttle', 'stall-body', 'reset', 'expire-session']

export class Faults {
  /** @type {(Fault & { left: number })[]} */
  #faults = []

  /** @param {Fault[]} faults */
  constructor(faults) {
    this.set(faults)
  }

  /** Replaces all faults. @param {Fault[]} faults */
  set(faults) {
    for (const { kind } of faults)
      if (!FAULT_KINDS.includes(kind))
        throw new Error(`expected a fault of kind ${FAULT_KINDS.join(', ')}, found ${JSON.stringify(kind)}`)
    this.#faults = faults.map((fault) => ({ ...fault, left: fault.times ?? Number.POSITIVE_INFINITY }))
  }

  /**
   * The faults that strike this call, in order; each counts as used.
   *
   * @param {{ service: string, operation: string, bucket?: string, key?: string, principal?: import('./policy.mjs').Principal }} call
   */
  striking(call) {
    const struck = []
    for (const fault of this.#faults) {
      if (fault.left <= 0) continue
      if (fault.service && fault.service !== call.service) continue
      if (fault.operation && fault.operation !== call.operation) continue
      if (fault.bucket && fault.bucket !== call.bucket) continue
      if (fault.key !== undefined && !call.key?.startsWith(fault.key)) continue
      if (fault.principal && fault.principal !== call.principal?.arn && fault.principal !== call.principal?.role)
        continue
      fault.left -= 1
      struck.push(fault)
      if (fault.kind !== 'slow') break
    }
    return struck
  }
}
