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
/** Segments that a thread has to do: while what it found is on its way, or waits for what is done with others, it scans the next. */
const MOST_WAITING = 3
/** For each thread, those that were sent and not yet handed on. */
const AHEAD = 4

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
  const running: Promise<Scanned | undefined>[] = []
  const spares: SharedArrayBuffer[] = []
  let sent = 0
  // Whoever is done first gets the next: what one waits for, the others need not.
  const send = (): void => {
    while (sent < segments.length && running.length < workers.length * AHEAD) {
      const free = workers.reduce((one, other) => (other.busy < one.busy ? other : one))
      if (free.busy === MOST_WAITING) return
      const spare = spares.pop()
      const scanning = free.scan({ ...segments[sent++]!, ...(spare && { spare }) })
      // One that fails is heard of when its turn comes; after an earlier one failed, never.
      scanning.then(send, () => {})
      running.push(scanning)
    }
  }
  try {
    for (let nth = 0; nth < segments.length; nth++) {
      send()
      const scanned = await running.shift()!
      yield scanned
      if (scanned) spares.push(scanned.rows.buffer)
    }
  } finally {
    sent = segments.length
    // Nobody waits for their end.
    for (const worker of workers) worker.stop()
  }
}

/** None where they cannot be had: there is one core, the code was taken out of its package, or threads are forbidden (https://nodejs.org/api/permissions.html). */
function startWorkers(threads: number): Scanner[] {
  if (threads < 2) return []
  try {
    const file = join(packageRoot(), 'dist', 'scan-worker.cjs')
    if (!existsSync(file)) return []
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
      this.#worker.postMessage(segment)
    })
  }

  /** Segments that it has to do. */
  get busy(): number {
    return this.#waiting.length
  }

  stop(): void {
    void this.#worker.terminate()
  }
}
