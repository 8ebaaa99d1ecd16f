/** Who exists: users with long-lived keys, roles, and the sessions that were issued for them. */
import { randomBytes } from 'node:crypto'

/**
 * @typedef {object} Role
 * @property {string} arn
 * @property {string} account
 * @property {string} name
 * @property {import('./policy.mjs').Policy} trust
 * @property {import('./policy.mjs').Policy} [policy]
 * @property {number} maxSessionDuration Seconds.
 * @property {string} id `AROA…`
 *
 * @typedef {import('./signature.mjs').Key} Key
 */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** An id in AWS's form: prefix and 16 of base32. @param {'AKIA' | 'ASIA' | 'AIDA' | 'AROA'} prefix */
function newId(prefix) {
  return prefix + Array.from(randomBytes(16), (byte) => ALPHABET[byte % 32]).join('')
}

const newSecret = () => randomBytes(30).toString('base64')

/** `arn:aws:iam::391827364550:user/team/ci` → account and last name. @param {string} arn */
function parseArn(arn) {
  const parts = /^arn:aws:iam::(\d{12}):(user|role)\/(?:.*\/)?([^/]+)$/.exec(arn)
  if (!parts) throw new Error(`expected the ARN of an IAM user or role, found ${JSON.stringify(arn)}`)
  return { account: parts[1], kind: parts[2], name: parts[3] }
}

export class Principals {
  /** @type {Map<string, Key>} */
  #keys = new Map()
  /** @type {Map<string, Role>} */
  roles = new Map()
  /** @type {Map<string, { arn: string, account: string, name: string, id: string, policy?: any, key: Key }>} */
  users = new Map()

  /**
   * @param {{ arn: string, policy?: import('./policy.mjs').Policy, accessKeyId?: string, secretAccessKey?: string }[]} users
   * @param {{ arn: string, trust: import('./policy.mjs').Policy, policy?: import('./policy.mjs').Policy, maxSessionDuration?: number }[]} roles
   */
  constructor(users, roles) {
    for (const { arn, policy, accessKeyId = newId('AKIA'), secretAccessKey = newSecret() } of users) {
      const { account, name } = parseArn(arn)
      const key = { accessKeyId, secretAccessKey, principal: { arn, account, policy } }
      this.#keys.set(accessKeyId, key)
      this.users.set(arn, { arn, account, name, id: newId('AIDA'), policy, key })
    }
    for (const { arn, trust, policy, maxSessionDuration = 3600 } of roles)
      this.roles.set(arn, { ...parseArn(arn), arn, trust, policy, maxSessionDuration, id: newId('AROA') })
  }

  /** @param {string} accessKeyId */
  keyOf(accessKeyId) {
    return this.#keys.get(accessKeyId)
  }

  /**
   * Issues a session of a role.
   *
   * @param {Role} role @param {string} sessionName @param {Date} expires
   */
  issue(role, sessionName, expires) {
    const key = {
      accessKeyId: newId('ASIA'),
      secretAccessKey: newSecret(),
      sessionToken: `IQoJb3JpZ2luX2Vj${randomBytes(240).toString('base64')}`,
      expires,
      principal: {
        // A session's ARN drops the role's path.
        arn: `arn:aws:sts::${role.account}:assumed-role/${role.name}/${sessionName}`,
        account: role.account,
        role: role.arn,
        policy: role.policy,
      },
    }
    this.#keys.set(key.accessKeyId, key)
    return key
  }

  /** Every secret key and session token there is. */
  secrets() {
    return [...this.#keys.values()].flatMap(({ secretAccessKey, sessionToken }) =>
      sessionToken ? [secretAccessKey, sessionToken] : [secretAccessKey],
    )
  }

  /** Ends every session at once, as if its hour were over. @param {Date} now */
  expireSessions(now) {
    for (const key of this.#keys.values()) if (key.sessionToken) key.expires = now
  }
}
