/** `rolecall watch -f ndjson` as a process of its own, and what it has said so far. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { expect } from 'vitest'
import type { WatchEvent } from '../../src/watch/events.ts'

export type Told = WatchEvent & { time: string }
type OfType<T extends WatchEvent['type']> = Extract<Told, { type: T }>

export interface Watching {
  events: Told[]
  pid: number
  /** What stood on standard error so far. */
  stderr(): string
  /** Waits until something of this type is told that the condition holds of. */
  told<T extends WatchEvent['type']>(type: T, condition?: (event: OfType<T>) => boolean): Promise<OfType<T>>
  /** Ends it as Ctrl-C does. */
  end(): Promise<{ code: number; verdict: OfType<'verdict'>; stderr: string }>
}

export function startWatch(paths: readonly string[], options: { cwd?: string } = {}): Watching {
  const { ROLECALL_DIR: _, FORCE_COLOR: __, ...env } = process.env
  const child = spawn(process.execPath, [resolve('dist/cli.js'), 'watch', ...paths, '-f', 'ndjson'], {
    env,
    ...options,
  })
  const events: Told[] = []
  let stderr = ''
  child.stderr.on('data', (part) => {
    stderr += part
  })
  createInterface({ input: child.stdout }).on('line', (line) => events.push(JSON.parse(line)))
  const closed = once(child, 'close')
  const of = <T extends WatchEvent['type']>(type: T) =>
    events.filter((event): event is OfType<T> => event.type === type)
  return {
    events,
    pid: child.pid!,
    stderr: () => stderr,
    async told(type, condition = () => true) {
      await expect.poll(() => of(type).some(condition) || child.exitCode !== null, { timeout: 90_000 }).toBe(true)
      const event = of(type).find(condition)
      if (!event) throw new Error(`the watch ended (${child.exitCode}) before it told of ${type}:\n${stderr}`)
      return event
    },
    async end() {
      child.kill('SIGINT')
      const [code] = await closed
      return { code, verdict: of('verdict')[0]!, stderr }
    },
  }
}
