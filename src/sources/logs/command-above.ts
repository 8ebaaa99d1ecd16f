/**
 * A runner shows each command that it runs, and of one that failed its exit code, whatever the command itself said: where that was one of
 * AWS's, the line that only counts is about it. GitLab (`$ aws …`), `set -x` (`+ aws …`), GitHub (`##[group]Run aws …`), CodeBuild
 * (`Running command aws …`).
 */
import type { LogRecord } from '../../model/records.ts'
import { LOG } from './log-facts.ts'

/** What it ran earlier than this said enough since, lines. */
const REACH = 200
const COMMAND =
  /^(?:\S{0,40} )?(?:\$ |\+{1,3} |(?:##\[group\]|::group::)?Run |\[command\]|Running command )(?!exit\b|echo\b|true\b|set\b)((?:sudo |env |time )?(?:[\w./-]{1,100}\/)?([\w.-]{1,40})\b[^\n]{0,200})/
const OF_AWS = /^(?:aws|sam|cdk|eksctl|ecs-cli|eb|copilot|s3cmd|s5cmd|aws-vault)$/
const EXITED =
  /\b(?:exit(?:ed)?(?: with)?(?: exit)?|returned(?: exit)?|completed with exit|Exit)[ -](?:status|code)(?: exit status)?:? (?!0\b)\d{1,3}\b/

/** Is it a command that was run, or what came of one? */
export function isOfCommand(body: string): boolean {
  return COMMAND.test(body.slice(0, LOOKED_AT)) || EXITED.test(body.slice(0, LOOKED_AT))
}

const LOOKED_AT = 2000

/** Passes records on in their order, an exit code with the command of AWS's that it is of. */
export function withCommandAbove(pass: (record: LogRecord) => void): (record: LogRecord) => void {
  const last = new Map<string, { command: string; isOfAws: boolean; line: number }>()
  return (record) => {
    const looked = record.body.slice(0, LOOKED_AT)
    const [, command, name] = COMMAND.exec(looked) ?? []
    const line = record.evidence.line ?? 0
    if (command) last.set(record.evidence.file, { command: command.trim(), isOfAws: OF_AWS.test(name!), line })
    const above = last.get(record.evidence.file)
    const isItsEnd = !command && above?.isOfAws && line - above.line <= REACH && EXITED.test(looked)
    if (!isItsEnd) pass(record)
    else
      pass({
        ...record,
        severity: 'error',
        attributes: { ...record.attributes, [LOG.failedCommand]: above.command.slice(0, 80) },
      })
  }
}
