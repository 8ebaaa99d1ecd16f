/** What a line of a log speaks of: a failure and what mends it have some of it in common. */
import { withoutOrigin } from './log-origins.ts'

const COMMON =
  /^(?:with|from|that|this|have|been|will|were|failed|error|warn|info|again|after|while|could|because|retry\w*)$/

/** Words that are said of whatever was done. */
const GENERAL =
  /^(?:attempt|retr(?:y|ie)|tr(?:y|ies)$|once$|more$|times?$|(?:milli)?seconds?$|minutes?$|next$|last$|first$|then$|all$|items?$|records?$|process|done$|complet|succe|finish|now$|back$|shut|down$|start|stop|gracefully$|https?$|www$|com$|org$|amazonaws$|requests?$|responses?$|operations?$|calls?$|skip|jobs?$|tasks?$|steps?$|work(?:ers?|ed|s)?$)/

/**
 * What a line speaks of: a failure and what mends it must have one of these in common. Names that are written together count by
 * their parts, and words by their stems: `AttachVolume` and `volume attached`.
 */
export function subjectsIn(body: string): Set<string> {
  const apart = withoutOrigin(body)
    .slice(0, 400)
    .replace(/([a-z])(?=[A-Z])/g, '$1 ')
  const words = [...wordsOf(apart)].flatMap((word) => word.split(/[^a-z0-9]+/)).filter((word) => !GENERAL.test(word))
  return new Set([...words.map(stemOf).filter((stem) => stem.length > 2), ...thingsIn(body)])
}

function stemOf(word: string): string {
  return word.replace(/(?:ssfully|ssful|ing|ies|ied|ed|es|s|er|ion|e)$/, '')
}

/** Words that tell what a line is about. */
export function wordsOf(body: string): Set<string> {
  const words =
    withoutOrigin(body)
      .slice(0, 400)
      .toLowerCase()
      .match(/[a-z][\w./-]{3,80}/g) ?? []
  return new Set(words.filter((word) => !COMMON.test(word)))
}

/** Names of things that a line speaks of: addresses, paths, files, keys. */
export function thingsIn(body: string): string[] {
  const looked = withoutOrigin(body).slice(0, 2000)
  const tasks = [...looked.matchAll(TASK)].map(([, task, stage]) => `task ${task}/${stage}`)
  return [...tasks, ...namesIn(looked)]
}

/** Spark counts the tries of a task behind its number. https://github.com/apache/spark/blob/master/core/src/main/scala/org/apache/spark/scheduler/TaskSetManager.scala */
const TASK = /\btask (\d{1,9})\.\d{1,3} in stage (\d{1,9}\.\d{1,3})\b/gi

function namesIn(looked: string): string[] {
  return (looked.match(/[\w:/.@=+-]{4,200}/g) ?? [])
    .map((word) => word.replace(/[.:,]{1,16}$/, ''))
    .filter((word) => /[/\d]/.test(word) && /[a-z]/i.test(word) && !/^\d+(?:ms|s)$/.test(word) && !ENDPOINT.test(word))
}

/** Whoever is asked is asked for many things. */
const ENDPOINT = /^(?:\w{1,20}=)?(?:https?:\/\/)?[\w.-]{1,200}\.amazonaws\.com(?:\.cn)?(?::\d{1,5})?\/?$/
