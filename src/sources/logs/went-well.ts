/**
 * What a program without a logger prints as it works, and all goes well: sentences that begin with what is being done, or was, or with the
 * program's name; a session at a prompt. Such a text has no head of any line, and no error by which it would be known for a log; the same
 * program's failure is read by its error.
 */
import { saysDone } from '../../vocabulary/done.ts'
import { speaksOfAws } from '../../vocabulary/identity-matters.ts'
import { bucketsIn } from './named-buckets.ts'
import { isTyped, PROMPT_ALONE } from './typed-lines.ts'

/** "Connecting to …", "Uploaded 3 files", "uploading: a". */
const BEGINS =
  /^\W{0,6}(?:[\w.()/@-]{1,100}: ){0,2}(?:[A-Z][a-z]{2,14}(?:ing|ed)\b|(?:up|down)load(?:ed|ing)?\b|[a-z]{3,14}(?:ing|ed):? \S)/
/** "Connection established", "3 files copied", "bucket ready", "TESTS COMPLETED SUCCESSFULLY." */
const ENDS =
  /\b(?:established|completed?|succeeded|success(?:ful(?:ly)?)?|done|ready|passed|finished|started|created|uploaded|downloaded|copied|deployed|synced|pushed|pulled|transferred|mirrored|replicated|saved|written|ok)\W{0,4}$|\b(?:transferred|copied|uploaded|downloaded|replicated): \d/i
/** Any of these tells that something went wrong on the way. */
const TROUBLE =
  /(?<!\b(?:no|0|zero|without) )\b(?:fail(?:ed|s|ure|ures|ing)?|errors?|exception|denied|refused|rejected|forbidden|unauthori[sz]ed|invalid credentials?|expired|timed? ?out|unable|cannot|can['’]t|could ?n[o']t|not found|missing|aborted|panic|traceback|fatal)\b|\b[A-Z]\w{2,60}(?:Error|Exception)\b/i
/** "no errors were found", "4 checks, 0 deviations". */
const NOTHING_WRONG =
  /\b(?:no|0|zero) (?:[a-z]{3,12} )?(?:errors?|failures?|problems?|issues?|warnings?|deviations?)\b|\b(?:errors?|failures?|failed)(?:["']?[:=] ?| )0\b/i
/** What says nothing of how it ended: a folded group of a runner, a warning, a prompt. */
const BESIDE = [/^[~+-]{3} /, /^warning: /i, PROMPT_ALONE]
/** So many such lines, and such a part of all, are no accident. */
const FEW = 2
const PART = 0.25

/** @param lines of the beginning of a text, those without a word left out */
export function tellsOfWork(lines: readonly string[]): boolean {
  if (isSession(lines) || isRun(lines)) return true
  if (!lines.some(isOfAws)) return false
  if (isTagged(lines) && !lines.some(isTrouble)) return true
  // What is printed of an object stands below the sentence that shows it.
  const own = lines.filter((line) => /^\S/.test(line) && /\w/.test(line))
  const work = own.filter(isWork)
  return work.length >= FEW && work.length / own.length >= PART && endsWell(lines) && gotOver(lines)
}

/** What keeps a program's things elsewhere. */
const STORE = /\b(?:remote|object|cloud) storage\b/i
/** S3 is known by its operations too, and by what it keeps things in. */
const OPERATION = /\b(?:Put|Get|Head|List|Delete|Copy)Objects?(?:V2)?\b/

function isOfAws(line: string): boolean {
  return (
    speaksOfAws(line) ||
    STORE.test(line.slice(0, 400)) ||
    OPERATION.test(line.slice(0, 400)) ||
    bucketsIn(line).length > 0
  )
}

function isWork(line: string): boolean {
  const looked = line.slice(0, 400)
  return BEGINS.test(looked) || ENDS.test(looked) || saysDone(looked) || NOTHING_WRONG.test(looked)
}

function isTrouble(line: string): boolean {
  return TROUBLE.test(line.replace(NONE, ''))
}
const NONE = new RegExp(NOTHING_WRONG.source, 'gi')

/** What it ends with may be a failure in words that nobody knows. */
function endsWell(lines: readonly string[]): boolean {
  const last = lines.findLast((line) => !isTyped(line) && !BESIDE.some((one) => one.test(line))) ?? ''
  return isWork(last)
}

/** How long it took, or with what it exited, which no document tells of itself. */
const RAN =
  /\b(?:in|took|after|elapsed(?: time)?:?|duration:?|time:?) (?:about )?\d[\d.,:]{0,12} ?(?:ms|s|secs?|seconds?|m|mins?|minutes?|h)\b|\b\d{1,4}m ?\d{1,2}(?:\.\d{1,6})?s\b|\bexit(?:ed)?(?: with)?(?: code| status)?:? 0\b/i
const LAST = 3

/** A program that says step by step what it does, and at its end that it is done, and how long it took: of AWS it need not speak. */
function isRun(lines: readonly string[]): boolean {
  const own = lines.filter((line) => /^\S/.test(line) && /\w/.test(line))
  const work = own.filter(isWork)
  return (
    work.length > FEW &&
    work.length / own.length >= PART &&
    !lines.some(isTrouble) &&
    endsWell(lines) &&
    lines.slice(-LAST).some((line) => RAN.test(line.slice(0, 400)))
  )
}

/** Was something done behind whatever failed on the way? */
function gotOver(lines: readonly string[]): boolean {
  const after = lines.slice(lines.findLastIndex(isTrouble) + 1)
  return after.some((line) => saysDone(line) || NOTHING_WRONG.test(line.slice(0, 400)) || HOOK_PASSED.test(line))
}

/** https://pre-commit.com: each hook has a line of its own. */
const HOOK_PASSED = /\.{3,80}Passed$/

/** A program's name, and a sentence. */
const TAG = /^(\[[\w .:@/-]{2,40}\]|[\w.@/-]{2,40}:) {1,4}\S/
const SENTENCE = /\S \S+ \S+ \S/
const MOST = 0.8

/** Does one name stand before most lines, as programs that run beside others put it? What files list has names too, and no sentences. */
function isTagged(lines: readonly string[]): boolean {
  const tag = TAG.exec(lines[0] ?? '')?.[1]
  const tagged = tag ? lines.filter((line) => line.startsWith(`${tag} `)) : []
  const sentences = tagged.filter((line) => SENTENCE.test(line.slice(tag!.length, 400)))
  return tagged.length > FEW && tagged.length / lines.length >= MOST && sentences.length >= tagged.length / 2
}

/** A call, or a value that gets a name: a quotation in a letter begins with the same sign. */
const CODE = /[\w$)\]](?:\(| ?<- | ?=\s)/

/** A sign by which a tool says that what it was to do is done; what it prints behind is what came of it. */
function isMarkedDone(line: string): boolean {
  return /^\s{0,6}[✅✔✓] {1,4}\S/u.test(line)
}

/** Commands that somebody typed, one after another: behind whatever failed another one was, or the last of them ended well. */
function isSession(lines: readonly string[]): boolean {
  const typed = [...lines.keys()].filter((at) => isTyped(lines[at]!))
  const ofAws = lines.some(isOfAws)
  const isCalm = !lines.some(isTrouble)
  if (ofAws && typed[0] === 0 && (endsWell(lines) ? gotOver(lines) || isCalm : isCalm && lines.some(isMarkedDone)))
    return true
  if (!ofAws && typed.filter((at) => CODE.test(lines[at]!)).length <= FEW) return false
  return typed.length > FEW && typed.at(-1)! > lines.findLastIndex((line) => isTrouble(line) && !isTyped(line))
}
