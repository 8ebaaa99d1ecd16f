/**
 * Which calm lines may mend a trouble that was told before them. Once a line did, later ones that speak of the same add
 * nothing, so that what is kept grows with the troubles, and not with the log.
 */
import { saidBy, saidInShort, speakerOf } from '../../model/log-text.ts'
import type { LogRecord } from '../../model/records.ts'
import { ofCredentials, saysDone, saysUpToDate } from '../../vocabulary/done.ts'
import { speaksOfIdentity, tellsBriefly, tellsOfTrouble } from '../../vocabulary/identity-matters.ts'
import { thingsIn, wordsOf } from '../../vocabulary/subjects.ts'
import { wireAnswerIn } from '../../vocabulary/wire-answers.ts'

/** What a later line may be to a trouble without a word in common with it; no word of a log has a blank in it. */
const GOES_ON = 'the log goes on'
const DONE = 'something was done'
const UP_TO_DATE = 'all is up to date'
const OF_CREDENTIALS = 'done for credentials'
const OF_IDENTITY = 'done for an identity'
const ANSWERED = 'answered by'

let looked = { said: '', short: '', isTrouble: false }

/** Asked of a line by whoever reads the next ones like it, and by whoever keeps it. */
export function isTrouble(log: LogRecord): boolean {
  const [said, short] = [`${log.service} ${saidBy(log)}`, saidInShort(log)]
  if (said !== looked.said || short !== looked.short)
    looked = {
      said,
      short,
      isTrouble:
        tellsOfTrouble(said) || tellsBriefly(short) !== undefined || wireAnswerIn(log.body)?.isRefused === true,
    }
  return looked.isTrouble
}

export class Heals {
  /** By speaker, what its troubles still wait for. */
  readonly #awaited = new Map<string, Set<string>>()

  trouble(log: LogRecord): void {
    const speaker = speakerOf(log)
    const awaited = this.#awaited.get(speaker) ?? new Set()
    this.#awaited.set(speaker, awaited)
    const said = [...wordsOf(log.body), ...thingsIn(log.body)]
    const answers = ['', wireAnswerIn(log.body)?.host ?? ''].map((host) => `${ANSWERED} ${host}`)
    for (const one of [GOES_ON, DONE, UP_TO_DATE, OF_CREDENTIALS, OF_IDENTITY, ...answers, ...said]) awaited.add(one)
  }

  /** Is this what a trouble waited for? It then waits for it no more. */
  take(log: LogRecord): boolean {
    const awaited = this.#awaited.get(speakerOf(log))
    if (!awaited) return false
    return meant(log)
      .map((one) => awaited.delete(one))
      .includes(true)
  }

  /**
   * Does a trouble wait for what a line says that is like this record but for its numbers?
   *
   * @param line as it was written, with its head
   */
  awaits(like: LogRecord, line: string): boolean {
    const awaited = this.#awaited.get(speakerOf(like))
    if (!awaited || awaited.size === 0) return false
    // Of a longer one not every word is looked at, and its head is not what was meant to be.
    return line.length > WHOLE || meant(like, line).some((one) => awaited.has(one))
  }
}

/** Of a line of this length every word is looked at. */
const WHOLE = 400

/** @param words where names and words stand, if not in the body */
function meant({ severity, body }: LogRecord, words = body): string[] {
  const goesOn = severity === 'info' ? [GOES_ON] : []
  const answer = severity === 'info' ? undefined : wireAnswerIn(words)
  if (answer?.isRefused === false) return ['', answer.host ?? ''].map((host) => `${ANSWERED} ${host}`)
  if (!saysDone(body)) return saysUpToDate(body) ? [...goesOn, UP_TO_DATE] : goesOn
  const own = [...goesOn, ...thingsIn(words), DONE, ...(ofCredentials(body) ? [OF_CREDENTIALS] : [])]
  // A debug line is no heal of what is told again and again, so it does not use up what an info line may be waited for.
  return severity === 'info' ? [...own, ...wordsOf(words), ...(speaksOfIdentity(body) ? [OF_IDENTITY] : [])] : own
}
