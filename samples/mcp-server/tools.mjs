/** The tools, each a few lines over real SDK calls. */
import { AthenaClient, ListDatabasesCommand, ListWorkGroupsCommand } from '@aws-sdk/client-athena'
import { GetObjectCommand, HeadObjectCommand, ListBucketsCommand, ListObjectsV2Command } from '@aws-sdk/client-s3'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { z } from 'zod'
import { config, s3 } from './context.mjs'
import { discoverPermissions } from './permissions.mjs'
import { search } from './search.mjs'

/**
 * @typedef {import('./context.mjs').Context} Context
 * @typedef {import('@aws-sdk/client-s3').S3Client} S3Client
 *
 * @typedef {object} Tool
 * @property {string} name
 * @property {string} description
 * @property {Record<string, z.ZodType>} input
 * @property {(args: any, context: Context) => Promise<object>} run
 */

const bucket = z.string().describe('Bucket name')
const key = z.string().describe('Object key')
const PACKAGES = '.packages/named/'

/** @param {S3Client} client @param {string} Bucket @param {string} Key @param {string} [Range] */
async function read(client, Bucket, Key, Range) {
  const object = await client.send(new GetObjectCommand({ Bucket, Key, ...(Range && { Range }) }))
  return (await object.Body?.transformToString()) ?? ''
}

/** @param {S3Client} client @param {import('@aws-sdk/client-s3').ListObjectsV2CommandInput} input */
async function list(client, input) {
  const { Contents = [], CommonPrefixes = [] } = await client.send(new ListObjectsV2Command(input))
  return {
    objects: Contents.map(({ Key, Size, LastModified }) => ({ key: Key, size: Size, modified: LastModified })),
    prefixes: CommonPrefixes.map(({ Prefix = '' }) => Prefix),
  }
}

/** @type {Tool[]} */
export const tools = [
  {
    name: 'config_get',
    description: 'How this server is configured',
    input: {},
    run: async (_args, { catalogUrl }) => ({
      success: true,
      region: process.env['AWS_REGION'],
      catalog: catalogUrl ? 'configured' : 'none',
    }),
  },
  {
    name: 'auth_status',
    description: 'The AWS identity that tools run under',
    input: {},
    async run(_args, context) {
      const { Arn, Account } = await new STSClient(await config(context)).send(new GetCallerIdentityCommand())
      return { success: true, arn: Arn, account: Account }
    },
  },
  {
    name: 'bucket_list',
    description: 'Lists the buckets',
    input: {},
    async run(_args, context) {
      const { Buckets = [] } = await (await s3(context)).send(new ListBucketsCommand({}))
      return { success: true, buckets: Buckets.map(({ Name }) => Name) }
    },
  },
  {
    name: 'bucket_objects_list',
    description: 'Lists the objects of a bucket',
    input: { bucket, prefix: z.string().optional() },
    async run({ bucket: Bucket, prefix: Prefix }, context) {
      const { objects } = await list(await s3(context), { Bucket, Prefix, MaxKeys: 100 })
      return { success: true, bucket: Bucket, objects }
    },
  },
  {
    name: 'bucket_object_info',
    description: 'Size, type and date of an object',
    input: { bucket, key },
    async run({ bucket: Bucket, key: Key }, context) {
      const head = await (await s3(context)).send(new HeadObjectCommand({ Bucket, Key }))
      return { success: true, key: Key, size: head.ContentLength, type: head.ContentType, modified: head.LastModified }
    },
  },
  {
    name: 'bucket_object_text',
    description: 'An object as text',
    input: { bucket, key },
    run: async ({ bucket: Bucket, key: Key }, context) => ({
      success: true,
      key: Key,
      text: await read(await s3(context), Bucket, Key),
    }),
  },
  {
    name: 'bucket_object_fetch',
    description: 'The first bytes of an object, base64',
    input: { bucket, key },
    async run({ bucket: Bucket, key: Key }, context) {
      const head = await read(await s3(context), Bucket, Key, 'bytes=0-63')
      return { success: true, key: Key, base64: Buffer.from(head).toString('base64') }
    },
  },
  {
    name: 'bucket_stats',
    description: 'Number and size of the objects of a bucket',
    input: { bucket },
    async run({ bucket: Bucket }, context) {
      const { objects } = await list(await s3(context), { Bucket })
      return { success: true, count: objects.length, bytes: objects.reduce((sum, { size }) => sum + (size ?? 0), 0) }
    },
  },
  {
    name: 'package_list',
    description: 'Lists the data packages of a bucket',
    input: { bucket },
    async run({ bucket: Bucket }, context) {
      const { prefixes } = await list(await s3(context), { Bucket, Prefix: PACKAGES, Delimiter: '/' })
      return { success: true, packages: prefixes.map((prefix) => prefix.slice(PACKAGES.length, -1)) }
    },
  },
  {
    name: 'package_browse',
    description: 'The entries of a data package',
    input: { bucket, package: z.string() },
    async run({ bucket: Bucket, package: name }, context) {
      const client = await s3(context)
      const hash = (await read(client, Bucket, `${PACKAGES}${name}/latest`)).trim()
      const manifest = await read(client, Bucket, `.packages/manifests/${hash}`)
      return { success: true, package: name, entries: JSON.parse(manifest) }
    },
  },
  {
    name: 'athena_workgroups_list',
    description: 'Lists Athena workgroups',
    input: {},
    async run(_args, context) {
      const { WorkGroups = [] } = await new AthenaClient(await config(context)).send(new ListWorkGroupsCommand({}))
      return { success: true, workgroups: WorkGroups.map(({ Name }) => Name) }
    },
  },
  {
    name: 'athena_databases_list',
    description: 'Lists the databases that Athena can query',
    input: {},
    async run(_args, context) {
      const { DatabaseList = [] } = await new AthenaClient(await config(context)).send(
        new ListDatabasesCommand({ CatalogName: 'AwsDataCatalog' }),
      )
      return { success: true, databases: DatabaseList.map(({ Name }) => Name) }
    },
  },
  {
    name: 'search',
    description: 'Searches objects by name',
    input: { query: z.string() },
    run: ({ query }, context) => search(query, context),
  },
  {
    name: 'permissions_discover',
    description: 'What the current identity may do',
    input: {},
    run: (_args, context) => discoverPermissions(context),
  },
]
