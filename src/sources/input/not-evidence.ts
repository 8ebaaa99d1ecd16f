/** What an input is that is not read, as far as its beginning tells. */

import { tellsOfTrouble } from '../../vocabulary/identity-matters.ts'
import { causesIn } from '../../vocabulary/tells.ts'
import { foreignContainer } from './containers.ts'
import { nearestFormats } from './nearest-format.ts'

/** JSON, NDJSON, SARIF and JUnit as rolecall writes them: its words about a run are not the run's. */
const OWN_REPORT =
  /^\s*(?:\{\s*(?:"type":\s*"report",\s*)?"version":\s*[12],\s*"tool":\s*\{\s*"name":\s*"rolecall"|(?:<\?xml[^>]*>\s*)?<testsuites name="rolecall")|"driver":\s*\{\s*"name":\s*"rolecall"/

const CODE =
  /^(?:import (?:type )?[\w{*].* from |import ['"]|export (?:default|const|function|class|async|type|interface) |(?:const|let|var) [\w{[]|(?:async )?function \w+\(|class \w+.*[{:]$|def \w+\(|from [\w.]+ import |#include [<"]|package \w+)/

/** A setting, a key with its value, an entry of a list, what opens and closes them, a remark: YAML, JSON, INI, TOML, HCL, variables. */
const SETTING =
  /^(?:#|;|\/\/|-{3}$|- \S|[[\]{}()]|(?:export |set )?["']?[\w./@:-]{1,100}["']?\s{0,40}[=:]|[\w" .-]{1,100}\{$|(?:FROM|RUN|COPY|ADD|CMD|ENV|ARG|USER|LABEL|EXPOSE|WORKDIR|ENTRYPOINT|HEALTHCHECK) \S|["'][^"']{0,400}["'],?$)/
const HEADING = /^#{1,6} \S/m
/**
 * What people wrote to each other, as Slack, Discord's exporter and Mattermost export it: who, when, and a text.
 * https://slack.com/help/articles/220556107, https://docs.mattermost.com/onboard/bulk-loading-data.html
 */
const MESSAGES = [
  /^\s*(?:\[|\{\s*"messages":\s*\[)\s*\{(?=[^{}]*"type":\s*"message")(?=[^{}]*"(?:user|bot_id)":)[^{}]*"ts":\s*"\d{10}\.\d/,
  /^\s*\{\s*"guild":\s*\{[\s\S]{0,4000}?"messages":\s*\[/,
  /^\s*\{"type":\s*"version",\s*"version":\s*\d{1,2}\}\s*\n\{"type":\s*"(?:team|channel|user|post)"/,
]
/** HTML, XML, and scripts. */
const MARKED_UP = /^\s*(?:<(?:[!?]|\w)|#!)/
const LOOKED_AT = 400
const LFS_POINTER = 'version https://git-lfs.github.com/spec/'
export const EMPTY = 'the file is empty'
const BLANK = 'nothing but white space'
/** Why an input was not read that has nothing to tell. */
export const HOLDS_NOTHING: readonly string[] = [EMPTY, BLANK]
const HTML = /^\s*<(?:!doctype )?html/i
/** Of a file that is no log so much must be settings. */
const MOSTLY = 0.9

/**
 * May an input of no known format tell of what happened? Settings, documents, pictures and programs lie beside a log and do not,
 * unless they speak of a failure.
 */
export function mayTell(head: Buffer, text: string): boolean {
  if (foreignContainer(head) || text.startsWith(LFS_POINTER)) return true
  if (head.includes(0) || text.trim() === '') return false
  const lines = text
    .split('\n', LOOKED_AT)
    .map((line) => line.trim())
    .filter(Boolean)
  if (lines.some((line) => tellsOfTrouble(line) || causesIn(line).length > 0)) return true
  if (HEADING.test(text) || MARKED_UP.test(text)) return false
  const settings = lines.filter((line) => SETTING.test(line)).length
  return settings / lines.length < MOSTLY
}

/** Is it one of rolecall's own? As far as its beginning tells. */
export function isOwnReport(text: string): boolean {
  return OWN_REPORT.test(text)
}

/** What quotes evidence without being any: a folder of a checkout holds code, and code about a format quotes it. */
export function notEvidence(text: string): string | undefined {
  if (isOwnReport(text)) return 'a report of rolecall, not evidence'
  if (MESSAGES.some((one) => one.test(text))) return 'a conversation of people, not evidence'
  const code = text.split('\n', 400).filter((line) => CODE.test(line)).length
  return code >= 3 ? 'source code, not evidence' : undefined
}

/** Why an input is of no known format, as far as its beginning tells. */
export function whyUnknown(head: Buffer, text: string): string {
  const foreign = foreignContainer(head)
  if (foreign) return `${foreign} is not read: decompress it first`
  if (text.trim() === '') return BLANK
  if (text.startsWith(LFS_POINTER)) return 'a Git LFS pointer: fetch the file itself (git lfs pull)'
  if (
    /^\s*(?:(?:module\.exports|exports\.\w+|(?:const|let|var)\s+\w+)\s*=|export\s|(?:\[\s*)?\{\s*[A-Za-z_$][\w$]*\s*:)/.test(
      text,
    )
  )
    return 'JavaScript, not JSON: its keys are not quoted'
  if (HTML.test(text)) return 'an HTML page'
  if (/"resource_?metrics"\s*:/i.test(text)) return 'OTLP metrics: only spans and logs are read'
  if (head.includes(0)) return 'binary data of an unknown format'
  return `unknown format${nearestFormats(text)}`
}
