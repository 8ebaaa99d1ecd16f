/** The world of the incidents: a company's account, a partner's, the role that tokens name, and how to grow from there. */

/** @typedef {import('../aws-stand-in/world.mjs').Config} Config */

const ACCOUNT = '391827364550'
const PARTNER = '640172938455'

/** The server's own user; its keys are in the environment unless a scenario says otherwise. */
export const SERVER = `arn:aws:iam::${ACCOUNT}:user/incident-server`
export const READER = `arn:aws:iam::${ACCOUNT}:role/Reader`
export const WRITER = `arn:aws:iam::${ACCOUNT}:role/Writer`
/** The role of a host: of a Kubernetes node, or an instance. */
export const NODE = `arn:aws:iam::${ACCOUNT}:role/eks-nodegroup-main`
/** A role in the partner's account. */
export const FOREIGN = `arn:aws:iam::${PARTNER}:role/Reader`
export const ISSUER = 'https://oidc.ci.example'

/** @param {string | string[]} Action @param {string | string[]} [Resource] */
export const allow = (Action, Resource = '*') => ({
  Statement: [{ Effect: /** @type {const} */ ('Allow'), Action, Resource }],
})

/** A trust policy. @param {string | string[]} AWS @param {string | string[]} [Action] */
export const trusts = (AWS, Action = ['sts:AssumeRole', 'sts:TagSession']) => ({
  Statement: [{ Effect: /** @type {const} */ ('Allow'), Principal: { AWS }, Action }],
})

/** A trust policy for web identities. @param {Record<string, string>} claims */
export const trustsWeb = (claims) => ({
  Statement: [
    {
      Effect: /** @type {const} */ ('Allow'),
      Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER.slice(8)}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: Object.fromEntries(
          Object.entries(claims).map(([name, value]) => [`${ISSUER.slice(8)}:${name}`, value]),
        ),
      },
    },
  ],
})

/**
 * Everything is as it should be: the server's user may assume the roles, which may read the company's data.
 *
 * @param {Partial<Config>} [changes] Replaces whole entries.
 * @returns {Config}
 */
export function world(changes = {}) {
  return {
    users: [{ arn: SERVER, policy: allow(['sts:AssumeRole', 's3:*']) }],
    roles: [
      { arn: READER, trust: trusts(SERVER), policy: allow('s3:*') },
      { arn: WRITER, trust: trusts([SERVER, READER]), policy: allow('s3:*') },
      { arn: NODE, trust: trusts(SERVER), policy: allow('s3:*') },
      { arn: FOREIGN, trust: trusts(SERVER), policy: allow('s3:*') },
    ],
    buckets: [
      { name: 'acme-data', account: ACCOUNT, objects: { 'report.csv': 'a,b\n1,2\n' } },
      { name: 'server-config', account: ACCOUNT, objects: { 'tools.json': '{}' } },
      {
        name: 'acme-public',
        account: ACCOUNT,
        policy: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject' }] },
        objects: { 'logo.svg': '<svg/>' },
      },
      {
        name: 'partner-data',
        account: PARTNER,
        policy: { Statement: [{ Effect: 'Allow', Principal: { AWS: [READER] }, Action: 's3:*' }] },
        objects: { 'report.csv': 'a\n' },
      },
    ],
    ...changes,
  }
}
