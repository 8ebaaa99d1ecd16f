/**
 * IAM's decision, for the parts of the policy language that a small world needs: Effect, Action, Resource, Principal and
 * StringEquals/StringLike conditions.
 *
 * @typedef {object} Statement
 * @property {'Allow' | 'Deny'} Effect
 * @property {string | string[]} Action
 * @property {string | string[]} [Resource]
 * @property {'*' | { AWS?: string | string[], Federated?: string | string[] }} [Principal]
 * @property {Record<string, Record<string, string | string[]>>} [Condition]
 *
 * @typedef {{ Version?: string, Statement: Statement[] }} Policy
 *
 * @typedef {object} Principal
 * @property {string} arn As AWS shows it: a user, or a role's session.
 * @property {string} account
 * @property {string} [role] ARN of the role, for a session.
 * @property {Policy} [policy] Identity-based policy.
 */

/** Who did not sign. @type {Principal} */
export const ANONYMOUS = { arn: 'anonymous', account: '' }

const many = (/** @type {any} */ value) => (value === undefined ? [] : Array.isArray(value) ? value : [value])

/** `s3:Get*` against `s3:GetObject`. @param {string} pattern @param {string} text */
function matches(pattern, text) {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.')
  return new RegExp(`^${source}$`, 'i').test(text)
}

/** @param {Statement} statement @param {Principal} caller */
function speaksOf(statement, caller) {
  if (statement.Principal === undefined) return 'identity'
  if (statement.Principal === '*') return 'anyone'
  const named = [...many(statement.Principal.AWS), ...many(statement.Principal.Federated)]
  if (named.includes(caller.arn) || (caller.role && named.includes(caller.role))) return 'named'
  if (named.includes('*')) return 'anyone'
  return named.includes(`arn:aws:iam::${caller.account}:root`) || named.includes(caller.account) ? 'account' : undefined
}

/** @param {Statement} statement @param {Record<string, string>} context */
function holds(statement, context) {
  return Object.entries(statement.Condition ?? {}).every(([operator, tests]) =>
    Object.entries(tests).every(([key, wanted]) => {
      const given = context[key]
      if (given === undefined) return false
      if (operator === 'StringEquals') return many(wanted).includes(given)
      if (operator === 'StringLike') return many(wanted).some((pattern) => matches(pattern, given))
      throw new Error(`The condition operator ${operator} is not known here: use StringEquals or StringLike`)
    }),
  )
}

/**
 * What one policy says of one action.
 *
 * @param {Policy | undefined} policy
 * @param {{ caller: Principal, action: string, resource: string, context?: Record<string, string> }} request
 * @returns {{ denied: boolean, allowed?: 'identity' | 'named' | 'account' | 'anyone' }}
 */
function judge(policy, { caller, action, resource, context = {} }) {
  /** @type {ReturnType<typeof judge>} */
  const verdict = { denied: false }
  for (const statement of policy?.Statement ?? []) {
    const speaks = speaksOf(statement, caller)
    if (!speaks || !many(statement.Action).some((pattern) => matches(pattern, action))) continue
    const resources = many(statement.Resource)
    if (resources.length && !resources.some((pattern) => matches(pattern, resource))) continue
    if (!holds(statement, context)) continue
    if (statement.Effect === 'Deny') verdict.denied = true
    else if (verdict.allowed !== 'named') verdict.allowed = speaks
  }
  return verdict
}

/**
 * May the caller do it? In one account an identity policy or a resource policy is enough; across accounts it takes both;
 * a Deny wins. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 *
 * @param {object} request
 * @param {Principal} request.caller
 * @param {string} request.action
 * @param {string} request.resource
 * @param {string} request.resourceAccount
 * @param {Policy} [request.resourcePolicy]
 * @param {Record<string, string>} [request.context]
 * @returns {{ allowed: boolean, explicit?: 'identity' | 'resource' }}
 */
export function decide({ resourceAccount, resourcePolicy, ...request }) {
  const identity = judge(request.caller.policy, request)
  const resource = judge(resourcePolicy, request)
  if (identity.denied) return { allowed: false, explicit: 'identity' }
  if (resource.denied) return { allowed: false, explicit: 'resource' }
  if (request.caller === ANONYMOUS) return { allowed: resource.allowed === 'anyone' }
  const byResource = resource.allowed === 'named' || resource.allowed === 'anyone'
  if (request.caller.account !== resourceAccount) return { allowed: !!identity.allowed && !!resource.allowed }
  return { allowed: !!identity.allowed || byResource }
}

/**
 * May the caller assume a role? Its trust policy must let it in, by name or through its account; through the account
 * alone, or from another account, the caller's own policy must allow it as well.
 *
 * @param {object} request
 * @param {Principal} request.caller
 * @param {string} request.action
 * @param {{ arn: string, account: string, trust: Policy }} request.role
 * @param {Record<string, string>} [request.context]
 */
export function mayAssume({ caller, action, role, context }) {
  const asked = { caller, action, resource: role.arn, context }
  const trust = judge(role.trust, asked)
  const own = judge(caller.policy, asked)
  if (trust.denied || own.denied || !trust.allowed) return false
  if (action !== 'sts:AssumeRole') return true
  return trust.allowed !== 'account' && caller.account === role.account ? true : !!own.allowed
}
