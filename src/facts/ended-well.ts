/** Did a process end as if all that it was about were done? */
import type { Case } from '../model/tool-call.ts'
import { languageOf } from './language.ts'

/** With exit code 0, or without an error; not one that still ran, or was ended. */
export function endedWell(c: Case): boolean {
  const { toolCall: t, ledger } = c
  const exit = ledger.exitOf(t.process)
  if (exit) return exit.code === 0
  // Of a script's own end Python does not know the code; it knows of what nobody caught, and of an interruption.
  return languageOf(c) === 'python' && ledger.lastSeen(t.process)?.ended === true
}

/** `ended well (exit code 0)` */
export function howItEnded({ toolCall: t, ledger }: Case): string {
  return ledger.exitOf(t.process) ? 'ended well (exit code 0)' : 'ended without an error'
}
