/** A signal that reaches `rolecall run` goes on to its command, unless its sender gave it to the command as well. */
import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'

const PASSED = ['SIGINT', 'SIGTERM'] as const
/** Signals that come so soon after the witness went, ms, are of the kind that ended it. */
const TOGETHER = 1000

/**
 * Ctrl-C, a kill of the process group and the stop of a systemd unit reach rolecall and its command alike; a kill of rolecall's
 * process alone, and a container's stop, do not. Node does not tell who a signal was sent to, and many servers take a second
 * one for "at once". So a witness waits in the same group: where it still answers, rolecall alone was meant.
 *
 * @returns function that ends the passing
 */
export function passSignals(child: ChildProcess): () => void {
  let witness = newWitness()
  let over = false
  const watch = () => {
    witness.once('close', () => {
      if (!over) setTimeout(renew, TOGETHER).unref()
    })
  }
  const renew = () => {
    if (over) return
    witness = newWitness()
    watch()
  }
  const pass = async (signal: NodeJS.Signals) => {
    if (await answers(witness)) child.kill(signal)
  }
  watch()
  for (const signal of PASSED) process.on(signal, pass)
  return () => {
    over = true
    for (const signal of PASSED) process.off(signal, pass)
    witness.kill('SIGKILL')
  }
}

type Witness = ChildProcessByStdio<Writable, Readable, null>

/** It gives back what it is given, and ends with rolecall, however that ends. */
function newWitness(): Witness {
  const witness = spawn('cat', { stdio: ['pipe', 'pipe', 'ignore'] })
  // No such program, or it went in the middle of a question.
  witness.on('error', () => {})
  witness.stdin.on('error', () => {})
  return witness
}

async function answers(witness: Witness): Promise<boolean> {
  // Where it cannot be started nobody can be asked: twice is better than never.
  if (witness.pid === undefined) return true
  if (witness.exitCode !== null || witness.signalCode !== null) return false
  const ended = new AbortController()
  const gone = () => ended.abort()
  witness.once('close', gone)
  witness.stdin.write('?')
  const answer = await once(witness.stdout, 'data', { signal: ended.signal }).catch(() => undefined)
  witness.off('close', gone)
  return answer !== undefined
}
