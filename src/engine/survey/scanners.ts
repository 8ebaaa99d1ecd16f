/** Scans the segments of files on all cores, and hands on what they held in their order. */
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { packageRoot } from '../../package-root.ts'
import { type Scanned, type Segment, scanSegment } from '../../scan/segment.ts'

/** So much is read by one thread at a time: enough work that a message is nothing beside it. */
const SEGMENT = 8 * 1024 * 1024
/** More threads would wait for the one that adds up. */
const MOST_THREADS = 8
/** Segments that are on their way for each thread: while one is handed on, the next is scanned. */
const AHEAD = 2

/** So many have something to do. */
export function mostThreads(): number {
  return Math.min(availableParallelism(), MOST_THREADS)
}

/** @param size bytes */
export function segmentsOf(path: string, name: string, size: number): Segment[] {
  const segments: Segment[] = []
  for (let from = 0; from < size; from += SEGMENT)
    segments.push({ path, name, from, to: Math.min(size, from + SEGMENT) })
  return segments
}

/**
 * @param threads 1: this one
 * @yields for each segment, in order, what it held, until the next is asked for; undefined where that is not spans alone
 * @throws what the file system says
 */
export async function* scanAll(
  segments: readonly Segment[],
  threads = mostThreads(),
): AsyncGenerator<Scanned | undefined> {
  const workers = startWorkers(Math.min(threads, segments.length))
  if (workers.length === 0) {
    for (const segment of segments) yield scanSegment(segment)
    return
  }
  try {
    const running: Promise<Scanned | undefined>[] = []
    const spares: ArrayBuffer[] = []
    async function* next(): AsyncGenerator<Scanned | undefined> {
      const scanned = await running.shift()!
      yield scanned
      if (scanned) spares.push(scanned.rows.buffer)
    }
    for (const [nth, segment] of segments.entries()) {
      const spare = spares.pop()
      const scanning = workers[nth % workers.length]!.scan({ ...segment, ...(spare && { spare }) })
      // One that fails is heard of when its turn comes; after an earlier one failed, never.
      scanning.catch(() => {})
      running.push(scanning)
      if (running.length >= workers.length * AHEAD) yield* next()
    }
    while (running.length > 0) yield* next()
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()))
  }
}

/** None where they cannot be had: there is one core, or threads are forbidden (https://nodejs.org/api/permissions.html). */
function startWorkers(threads: number): Scanner[] {
  const file = join(packageRoot(), 'dist', 'scan-worker.cjs')
  if (threads < 2 || !existsSync(file)) return []
  try {
    return Array.from({ length: threads }, () => new Scanner(file))
  } catch {
    return []
  }
}

class Scanner {
  readonly #worker: Worker
  /** Answers come in the order of what was asked. */
  readonly #waiting: { resolve: (scanned: Scanned | undefined) => void; reject: (error: unknown) => void }[] = []
  #failed: unknown

  constructor(file: string) {
    this.#worker = new Worker(file)
    this.#worker.on('message', (scanned: Scanned | undefined) => this.#waiting.shift()!.resolve(scanned))
    this.#worker.on('error', (error) => {
      this.#failed = error
      for (const { reject } of this.#waiting.splice(0)) reject(error)
    })
  }

  scan(segment: Segment): Promise<Scanned | undefined> {
    return new Promise((resolve, reject) => {
      if (this.#failed !== undefined) return reject(this.#failed)
      this.#waiting.push({ resolve, reject })
      this.#worker.postMessage(segment, segment.spare ? [segment.spare] : [])
    })
  }

  async stop(): Promise<void> {
    await this.#worker.terminate()
  }
}
