/** An AWS with one bucket, part of which is closed, and the folders and processes of one test. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startAws } from '../../samples/aws-stand-in/index.mjs'
import type { ServerProcess } from '../preload/server-process.ts'

const USER = 'arn:aws:iam::391827364550:user/worker'

export interface Kit {
  folder: string
  evidence: string
  env: NodeJS.ProcessEnv
  /** Ended with the test. */
  started(server: Promise<ServerProcess>): Promise<ServerProcess>
  later(step: () => void): void
  stop(): Promise<void>
}

export async function kit(): Promise<Kit> {
  const aws = await startAws({
    users: [
      {
        arn: USER,
        policy: {
          Statement: [
            { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: '*' },
            { Effect: 'Deny', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/secret/*' },
          ],
        },
      },
    ],
    buckets: [{ name: 'data', account: '391827364550', objects: { a: 'one', 'secret/b': 'two', hangs: 'three' } }],
    faults: [{ kind: 'hang', operation: 'GetObject', key: 'hangs' }],
  })
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-hosts-'))
  const steps: (() => unknown)[] = []
  return {
    folder,
    evidence: join(folder, 'evidence'),
    env: { ...aws.environment(USER), AWS_EC2_METADATA_DISABLED: 'true', AWS_REGION: 'us-east-1' },
    async started(server) {
      const running = await server
      steps.push(() => running.stop('SIGKILL'))
      return running
    },
    later: (step) => void steps.push(step),
    async stop() {
      for (const step of steps.reverse()) await step()
      await aws.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
