import { FOREIGN } from './foreign-names.ts'

/** Words by which a log says that something was done after all: told of a failure before it, they mend it. Ansible's `ok: [host]` as well. */
const DONE =
  /\b(?:refreshed|renewed|rotated|succeeded|success(?:ful(?:ly)?)?|uploaded|downloaded|archived|backed up|copied|completed?|recovered|restored|stored|saved|sent|received|written|wrote|(?:re)?connected|done|finished|assumed(?!-role)|(?:authenticated|logged in) as|obtained|acquired|reconciled|flushed|synced|created|deployed|published|accepted|delivered|processed|committed|imported|exported|transferred(?!:)|replicated|inserted|indexed|ingested|persisted|scanned,? [1-9][\d,]{0,14} (?:items|rows|records|pages)|pushed \S{1,300}@sha256:[0-9a-f]{1,64}|fetched [1-9][\d,]*(?= )|processing [1-9][\d,]{0,12} (?:records|messages|events)|went through|(?:put|get|list|read|upload|download|send|write|sync|push|pull|copy|store|save|publish|flush|commit|fetch) ok|caught up|back (?:online|to normal)|now (?:valid|healthy|ok)|valid (?:until|till)|deleted|(?<!not )(?:at|de)tached|(?:un)?mounted|(?:de)?registered)\b|\w: OK(?![\w-])|\b(?:Get|Head|Put|Copy|Delete)Object:? \S{1,300} ok$|\b(?:AssumeRole|[Uu]pload|[Dd]ownload|PutItem|GetItem|[Ss]end(?:Message)?|[Rr]eceiveMessage|[Pp]ublish)(?: of)? (?:\S{1,300} )?ok$|\bStarted container\b|^\w[\w-]{0,40}:\S{1,200}\s{1,8}ok$|(?:^|\| )(?:ok|changed): \[|^\W{0,4}(?:got |have )?(?:a )?new (?:session|credentials?|token)\b|\bcredentials? (?:was |were )?(?:fetched|retrieved|sourced)\b|\b(?:fetched|retrieved) (?:\w+ ){0,2}credentials?\b|\b(?:storing|caching|saving) (?:the |new |fresh |these ){0,2}(?:creds?|credentials?|session|token)\b|\bgot (?:\w+ ){0,2}(?:creds|credentials?) from\b/i
/** What was done to none was not done, whether it stands before or behind: "0 files copied", "Synced 0 tasks", "0 of 2 files uploaded". */
const TO_NONE =
  /(?:\b[a-z]+ed )?(?<![\d.:/-])0 (?!of\b)(?:\w+ )?[a-z]+\b|(?<![\d.:/-])0(?: of |\/)[1-9]\d{0,8} (?:\w{1,20} ){0,2}[a-z]{2,12}ed\b/gi
const NOT = /\b(?:not|fail(?:ed|ure)?|unsuccessful(?:ly)?|without|unable|could ?n[o']t|cannot|error|denied)\b/i
/** Said of the process itself as it ends, and by a web server of whatever it was asked. */
const CHATTER =
  /\bshut(?:ting)?[ -]?down\b|\bCompleted [23]\d\d\b|"?\b(?:GET|HEAD|POST|PUT|PATCH|DELETE) \/\S{0,300}[^\n]{0,40}\b[23]\d\d\b/

/**
 * "Attempt 2/3 succeeded" of rclone, and the like; what cloud-init read in the end. https://github.com/rclone/rclone/blob/master/cmd/cmd.go,
 * https://github.com/canonical/cloud-init/blob/main/cloudinit/url_helper.py
 */
const TRIED =
  /\bRead from \S{1,300} \(2\d\d, \d{1,9}b\) after \d{1,4} attempts\b|\b(?:attempts?|tr(?:y|ies)|retr(?:y|ies|ied))\b.{0,40}\bsucceeded|\bsucceeded\b.{0,40}\b(?:attempts?|tr(?:y|ies)|retr(?:y|ies))\b|\bsuccess(?:ful(?:ly)?)? (?:after|on|in) (?:attempt \d|\d{1,3} (?:re)?(?:tries|try|attempts?)\b)|\battempt \d{1,3}(?:\/\d{1,3})?:? (?:ok|succeeded)\b|\b(?:connected|sent|written|wrote|uploaded|delivered|stored|fetched|published|ok)(?: [\w./:-]{1,80}){0,6} (?:on|at|after|in) (?:a )?(?:(?:retry|attempt|try)(?: #?\d{1,3})?|\d{1,3} (?:retr(?:y|ies)|attempts|tries))\b|\bretried \d{1,3} times?[;,:]? .{0,20}\b(?:committed|succeeded|stored|sent|written|uploaded|ok)\b|\b(?:ok|worked|went well|passed)\b.{0,16}\b(?:second|third|next|2nd|3rd) (?:try|attempt)\b/i

/** Was it tried again, and went well? */
export function saysTriedWell(text: string): boolean {
  return TRIED.test(text)
}

/** As systemd, supervisord, OTP, gunicorn, pm2 and Nomad say it. */
const BY_SUPERVISOR =
  /\bScheduled restart job\b|\brespawn(?:ed|ing)\b|\bBooting worker\b|\bspawned: '|\bstarting in -(?:fork|cluster)|\bTask \w{0,12} ?re-?start/i
export const RESTARTED = new RegExp(`${BY_SUPERVISOR.source}|\\bre-?start(?:ed|ing)\\b`, 'i')

export function isBySupervisor(text: string): boolean {
  return BY_SUPERVISOR.test(text.slice(0, 400))
}

export function saysRestarted(text: string): boolean {
  return RESTARTED.test(text.slice(0, 400))
}

/** Does it say no more than that the process ends, or answered somebody? */
export function isChatter(text: string): boolean {
  return CHATTER.test(text.slice(0, 400))
}

/** That something came to an end, well or not; Flink's checkpoint is complete where all of it was kept. */
const ENDED = /\b(?:completed?(?! checkpoint \d)|done|finished|processed)\b/gi

/** A request that was answered with an error is over, and nothing was done. */
const ANSWERED_ILL = /\bstatus(?:[ _-]?code)?["']?[=: ]{1,3}["']?[45]\d\d\b|\bHTTP\/[\d.]{1,3}" [45]\d\d\b/i

/** "40 objects uploaded, 0 failed"; "Records sent: 2. Failed records: 0". */
const NONE_FAILED =
  /(?<![\d.,])(?:0|no|zero) (?:failed|failures?|errors?)\b|\b(?:failed|failures?|errors?)(?: [a-z]{2,12})?["']?[:=] ?0\b(?![.,]\d)/gi

/** Whatever was sent went well, that which was sent once more as well. */
export function saysNoneFailed(text: string): boolean {
  return text.slice(0, 400).search(NONE_FAILED) >= 0 && saysDone(text)
}

export function saysDone(text: string): boolean {
  if (!DONE.test(text) || NOT.test(text.replace(NONE_FAILED, '')) || CHATTER.test(text) || ANSWERED_ILL.test(text))
    return false
  if (!text.includes('0 ') && !text.includes('0/')) return true
  const others = text.replace(TO_NONE, '')
  // "done: 0 created" tells that it is over, and "0 failed, done" that it went well.
  return others === text || DONE.test(others.replace(ENDED, '')) || !DONE.test(text.replace(ENDED, ''))
}

/** What was looked at is as it should be, so that nothing was to be done: a controller's word for all that is well. */
const UP_TO_DATE =
  /\b(?:(?:is|are|already|now) (?:up[- ]to[- ]date|in sync|in the desired state)|no changes? (?:needed|required|detected))\b/i

export function saysUpToDate(text: string): boolean {
  return UP_TO_DATE.test(text.slice(0, 400)) && !NOT.test(text.slice(0, 400))
}

/**
 * The bucket’s own region is asked from now on, as rclone, s5cmd and SDKs that follow S3’s redirect say it; Spring's client makes another one for it.
 * https://github.com/awspring/spring-cloud-aws (CrossRegionS3Client)
 */
const SWITCHED =
  /\b(?:switched|switching|chang(?:ed|ing)|redirect(?:ed|ing)|follow(?:ed|ing) redirect|retrying|continuing|creat(?:ed|ing) (?:a )?new (?:\w{1,12} ){0,2}client)\b[^\n]{0,60}?\b(?:to|in|with|for) (?:the )?(?:(?:bucket )?region:? )?["'\x60]?[a-z]{2}(?:-[a-z]{3,9}){1,3}-\d\b|\b[Ss]witched region\b/i

export function saysRegionSwitched(text: string): boolean {
  return SWITCHED.test(text.slice(0, 400))
}

const KEYS = `(?:(?:aws |s3 |iam )?access keys?|(?:aws|s3|iam) keys?|credentials?|creds)`
const READ = `(?:(?:re-?)?loaded|re-?read|rotated|replaced|renewed|updated|changed|swapped|picked up)`
const KEYS_READ = new RegExp(
  String.raw`\b${READ} (?:[\w-]{1,20} ){0,3}${KEYS}\b|\b${KEYS}(?: file| pair)? (?:(?:was|were|has|have|been|are) ){0,2}${READ}\b`,
  'i',
)

/** Were keys for AWS read, for the first time or anew? Whether they are good nobody knows yet. */
export function saysKeysWereRead(text: string): boolean {
  const own = text.slice(0, 400).replace(OF_OTHERS, '')
  return KEYS_READ.test(own) && !NOT.test(own) && !FOREIGN.test(own)
}

const NONE_LOST = /\b0 (?:failed|failures|errors|lost|dropped)\b/i
const TRIED_AGAIN = /\b(?:retried|resent|resubmitted)\b/i

/** Of many things some were tried again, and none was lost: `1201/1201 copied, 0 failed, 2 retried after SlowDown`. */
export function saysNoneWasLost(text: string): boolean {
  const looked = text.slice(0, 400)
  return NONE_LOST.test(looked) && TRIED_AGAIN.test(looked)
}

/** What was put off is kept until all of it is sent at once. */
const FLUSHED =
  /\bflush(?:ed|ing)?(?: (?:is |was )?(?:ok|done|complete|success|succe)|\b[^\n]{0,80}\bok\b)|\bflushed\b/i

export function saysFlushed(text: string): boolean {
  return FLUSHED.test(text.slice(0, 400)) && saysDone(text)
}

/** Does it say no more than that something is over? */
export function saysEnded(text: string): boolean {
  return saysDone(text) && !saysDone(text.replace(ENDED, ''))
}

/** Sessions and tokens of visitors, of connections, and of protocols of others. */
const OF_OTHERS =
  /\b(?:user|client|visitor|customer|member|guest|browser|web|login|cookie|http|ssh|ssl|tls|tcp|db|database|sql|chat|terminal|spark|tmux|zookeeper|consumer|csrf|xsrf|jwt|oauth2?|fcm|apns|push|device|cancell?ation|continuation|page|pagination|sync|sequence)[ _-]?(?:sessions?|tokens?)\b|\b(?:session|token)s? (?:\w{1,20} )?(?:for|of|by) (?:user |visitor |client )?\S{1,80}@/i

export function ofCredentials(text: string): boolean {
  const own = text.replace(OF_OTHERS, '')
  return (
    /credential|session|token|assume.?role|\brole\b|\bcreds?\b|\blogin succeeded\b/i.test(own) && !FOREIGN.test(own)
  )
}
