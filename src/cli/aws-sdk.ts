/** The AWS SDK of the project that the command runs in, else the one beside rolecall. An optional peer. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UserError } from './user-error.ts'

export interface AwsSdk {
  providers: typeof import('@aws-sdk/credential-providers')
  sts: typeof import('@aws-sdk/client-sts')
}

export async function loadAwsSdk(): Promise<AwsSdk> {
  const [providers, sts] = await Promise.all([load('@aws-sdk/credential-providers'), load('@aws-sdk/client-sts')])
  return { providers, sts } as AwsSdk
}

async function load(name: string): Promise<unknown> {
  for (const from of [join(process.cwd(), 'package.json'), import.meta.url]) {
    try {
      return await import(pathToFileURL(createRequire(from).resolve(name)).href)
    } catch (error) {
      if (!/^(ERR_)?MODULE_NOT_FOUND$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error
    }
  }
  throw new UserError(
    `doctor asks the AWS SDK for JavaScript, and ${name} is not installed here. ` +
      'Run it in the server’s folder, or: npm install --no-save @aws-sdk/client-sts @aws-sdk/credential-providers',
  )
}
