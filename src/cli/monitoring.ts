/**
 * Client-side monitoring: the AWS SDKs of Python (botocore), and older ones of Go, Java, Ruby, PHP and .NET, send a datagram for
 * each finished call when variables tell them to. So a command that is no Node server is recorded as well, unchanged.
 * https://github.com/boto/botocore/blob/develop/botocore/monitoring.py
 */
import { randomBytes } from 'node:crypto'
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { appendFileSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { redact } from '../sources/kit/redact.ts'

export interface Monitoring {
  /** For the command. */
  environment: NodeJS.ProcessEnv
  /** Once the command has ended: what it sent is in the folder then. */
  close(): Promise<void>
}

/** How long the last datagram may take to arrive, ms: one that the system dropped never does. */
const PATIENCE = 500

/**
 * Keeps each datagram, without secrets, as a line of a run folder that is made at the first.
 *
 * @param folder of the run folders
 * @param command with its arguments: its script, or itself, is the service's name where no variable states one
 */
export async function startMonitoring(folder: string, command: readonly string[]): Promise<Monitoring> {
  // Who monitors already goes on to.
  if (process.env.AWS_CSM_ENABLED !== undefined || process.env.AWS_CSM_PORT !== undefined)
    return { environment: {}, close: async () => {} }
  const socket = createSocket('udp4')
  const last = randomBytes(8)
  let file: string | undefined
  socket.on('message', (datagram) => {
    if (datagram.equals(last)) return void socket.emit('last')
    try {
      file ??= newFile(folder)
      appendFileSync(file, `${redact(datagram.toString())}\n`)
    } catch {
      // A folder that cannot be written: the command goes on.
    }
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const { port } = socket.address()
  return {
    environment: {
      AWS_CSM_ENABLED: 'true',
      AWS_CSM_HOST: '127.0.0.1',
      AWS_CSM_PORT: String(port),
      AWS_CSM_CLIENT_ID: process.env.AWS_CSM_CLIENT_ID || process.env.OTEL_SERVICE_NAME || nameOf(command),
    },
    async close() {
      await drained(socket, last)
      socket.close()
    },
  }
}

function nameOf(command: readonly string[]): string {
  return basename(command.find((part) => /\.(py|rb|php|jar)$/.test(part)) ?? command[0]!)
}

/** Named as the preload names its run folders. */
function newFile(folder: string): string {
  const run = join(folder, `${Date.now()}-${process.pid}-${randomBytes(2).toString('hex')}`)
  mkdirSync(run, { recursive: true })
  return join(run, 'monitoring.jsonl')
}

/** Datagrams of one machine arrive in order: when our own is here, all before it are. */
function drained(socket: Socket, last: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE)
    socket.once('last', () => {
      clearTimeout(timer)
      resolve()
    })
    socket.send(last, socket.address().port, '127.0.0.1')
  })
}
