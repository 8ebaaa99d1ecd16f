/** Identity and Access Management: what a tool asks that wants to know its own permissions. */
import { accessDenied, iam } from './errors.mjs'
import { decide } from './policy.mjs'

/**
 * @typedef {import('./world.mjs').World} World
 * @typedef {import('./signature.mjs').Key} Key
 */

/** @param {Key} key @param {string} action @param {string} resource */
function authorize(key, action, resource) {
  const resourceAccount = key.principal.account
  const decision = decide({ caller: key.principal, action, resource, resourceAccount })
  if (!decision.allowed)
    throw accessDenied('query', key.principal, { action, resource, resourceAccount, explicit: decision.explicit })
}

/** @param {World} world @param {Key} key @param {string} action @param {string} [name] */
function roleFor(world, key, action, name = '') {
  const role = [...world.principals.roles.values()].find(
    (candidate) => candidate.name === name && candidate.account === key.principal.account,
  )
  authorize(key, action, role?.arn ?? `arn:aws:iam::${key.principal.account}:role/${name}`)
  if (!role) throw iam.noSuchRole(name)
  return role
}

/** @param {World} world @param {Key} key @param {string} action @param {string} [name] */
function userFor(world, key, action, name) {
  const user = [...world.principals.users.values()].find((candidate) =>
    name ? candidate.name === name && candidate.account === key.principal.account : candidate.arn === key.principal.arn,
  )
  authorize(key, action, user?.arn ?? `arn:aws:iam::${key.principal.account}:user/${name ?? ''}`)
  if (!user) throw iam.noSuchUser(name ?? '')
  return user
}

/** A list parameter of the query protocol: `Name.member.1=…`. @param {Record<string, string>} params @param {string} name */
const listed = (params, name) =>
  Object.entries(params).flatMap(([key, value]) => (key.startsWith(`${name}.member.`) ? [value] : []))

const CREATED = '2026-01-12T09:30:00Z'

/** @param {{ name: string, account: string, policy?: any }} owner */
const attached = (owner) => ({
  AttachedPolicies: {
    member: owner.policy
      ? [{ PolicyName: `${owner.name}Policy`, PolicyArn: `arn:aws:iam::${owner.account}:policy/${owner.name}Policy` }]
      : [],
  },
  IsTruncated: false,
})

/** @type {Record<string, (world: World, params: Record<string, string>, key: Key) => object>} */
export const iamOperations = {
  GetRole(world, params, key) {
    const role = roleFor(world, key, 'iam:GetRole', params['RoleName'])
    return {
      Role: {
        Path: '/',
        RoleName: role.name,
        RoleId: role.id,
        Arn: role.arn,
        CreateDate: CREATED,
        AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(role.trust)),
        MaxSessionDuration: role.maxSessionDuration,
      },
    }
  },
  GetUser(world, params, key) {
    const user = userFor(world, key, 'iam:GetUser', params['UserName'])
    return { User: { Path: '/', UserName: user.name, UserId: user.id, Arn: user.arn, CreateDate: CREATED } }
  },
  ListAttachedRolePolicies: (world, params, key) =>
    attached(roleFor(world, key, 'iam:ListAttachedRolePolicies', params['RoleName'])),
  ListAttachedUserPolicies: (world, params, key) =>
    attached(userFor(world, key, 'iam:ListAttachedUserPolicies', params['UserName'])),
  ListRolePolicies(world, params, key) {
    roleFor(world, key, 'iam:ListRolePolicies', params['RoleName'])
    return { PolicyNames: { member: [] }, IsTruncated: false }
  },
  SimulatePrincipalPolicy(world, params, key) {
    const source = params['PolicySourceArn'] ?? ''
    authorize(key, 'iam:SimulatePrincipalPolicy', source)
    const subject = world.principals.roles.get(source) ?? world.principals.users.get(source)
    if (!subject) throw iam.noSuchRole(source.split('/').at(-1) ?? '')
    const actions = listed(params, 'ActionNames')
    const resources = params['ResourceArns.member.1'] ? listed(params, 'ResourceArns') : ['*']
    const caller = { arn: subject.arn, account: subject.account, policy: subject.policy }
    return {
      IsTruncated: false,
      EvaluationResults: {
        member: actions.flatMap((action) =>
          resources.map((resource) => {
            const decision = decide({ caller, action, resource, resourceAccount: subject.account })
            return {
              EvalActionName: action,
              EvalResourceName: resource,
              EvalDecision: decision.allowed ? 'allowed' : decision.explicit ? 'explicitDeny' : 'implicitDeny',
            }
          }),
        ),
      },
    }
  },
}
