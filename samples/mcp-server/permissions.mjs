/**
 * Finds out what the current identity may do, by trying: one call after the other. Denials are what it expects to see, so
 * none of them is an error; but each takes its time.
 */
import { AthenaClient, ListWorkGroupsCommand } from '@aws-sdk/client-athena'
import {
  GetRoleCommand,
  GetUserCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam'
import {
  GetBucketAclCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  HeadBucketCommand,
  ListBucketsCommand,
} from '@aws-sdk/client-s3'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { config, s3 } from './context.mjs'

const BUCKET_CHECKS = {
  head: HeadBucketCommand,
  location: GetBucketLocationCommand,
  policy: GetBucketPolicyCommand,
  acl: GetBucketAclCommand,
  versioning: GetBucketVersioningCommand,
}

/** @param {import('./context.mjs').Context} context */
export async function discoverPermissions(context) {
  // This tool wants to report even where there is nothing to report with: each service is tried on its own.
  const credentials = await context.credentials().catch(() => undefined)
  const given = { ...context, credentials: async () => credentials }
  const own = await config(given)
  /** @type {Record<string, string>} */
  const permissions = {}

  /** @param {string} name @param {() => Promise<any>} call */
  async function attempt(name, call) {
    try {
      const answer = await call()
      permissions[name] = 'allowed'
      return answer
    } catch (error) {
      permissions[name] = /** @type {Error} */ (error).name
      return undefined
    }
  }

  const identity = await attempt('sts:GetCallerIdentity', () => new STSClient(own).send(new GetCallerIdentityCommand()))
  await discoverPolicies(new IAMClient(own), attempt, identity?.Arn ?? '')
  const buckets = await s3(given)
  const listed = await attempt('s3:ListBuckets', () => buckets.send(new ListBucketsCommand({})))
  for (const { Name } of listed?.Buckets ?? [])
    for (const [check, Command] of Object.entries(BUCKET_CHECKS))
      await attempt(`s3:${Name}:${check}`, () => buckets.send(new Command({ Bucket: Name })))
  await attempt('athena:ListWorkGroups', () => new AthenaClient(own).send(new ListWorkGroupsCommand({})))
  return { success: true, identity: identity?.Arn, permissions }
}

/**
 * @param {IAMClient} iam
 * @param {(name: string, call: () => Promise<any>) => Promise<any>} attempt
 * @param {string} arn Of a session or a user; empty if nobody knows.
 */
async function discoverPolicies(iam, attempt, arn) {
  const [, account, RoleName] = /:(\d{12}):assumed-role\/([^/]+)\//.exec(arn) ?? []
  if (!RoleName) {
    await attempt('iam:GetUser', () => iam.send(new GetUserCommand({})))
    return
  }
  const role = await attempt('iam:GetRole', () => iam.send(new GetRoleCommand({ RoleName })))
  await attempt('iam:ListAttachedRolePolicies', () => iam.send(new ListAttachedRolePoliciesCommand({ RoleName })))
  await attempt('iam:ListRolePolicies', () => iam.send(new ListRolePoliciesCommand({ RoleName })))
  const PolicySourceArn = role?.Role?.Arn ?? `arn:aws:iam::${account}:role/${RoleName}`
  const ActionNames = ['s3:GetObject', 's3:PutObject', 's3:ListBucket']
  await attempt('iam:SimulatePrincipalPolicy', () =>
    iam.send(new SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames })),
  )
}
