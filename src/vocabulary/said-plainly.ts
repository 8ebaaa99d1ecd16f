/**
 * Causes that programs tell in plain English, in words that are no SDK's: "unable to get AWS credentials", "could not assume the
 * role". The wordings of SDKs and tools stand in wordings/; these are the ways to say the same that nobody can list.
 */
import type { Cause } from './causes.ts'

interface Plain {
  cause: Cause
  /** A text without it, in small letters, is not matched. */
  needle: string
  pattern: RegExp
}

const FAILED = String.raw`(?:fail(?:ed|ure|s|ing)|unable|could ?n[o']t|cannot|can['’]t|couldn['’]t|did ?n[o']t|error(?: while| when)?|not able|impossible)`
const GET = String.raw`(?:load|get|gett|find|obtain|retriev|fetch|resolv|refresh|locat|acquir|creat|read|detect|sourc)(?:e|ing)?`

export const SAID_PLAINLY: readonly Plain[] = [
  {
    cause: 'session-expired',
    needle: 'expired',
    pattern:
      /\baws(?: \w{1,12})? (?:session|credentials?|tokens?)(?: (?:has|have|had|is|are|was|were))?(?: already)? expired\b/i,
  },
  {
    cause: 'no-credentials',
    needle: 'credential',
    pattern: new RegExp(
      String.raw`\b${FAILED}(?: to| in)?:? ${GET}(?: \w{1,12}){0,3} (?:aws|s3) (?:\w{1,12} )?credentials?\b|(?<!with |and )\b(?:no|missing|without)(?: valid| usable)? (?:aws|s3) (?:access |security )?credentials?\b|\b(?:aws|s3) (?:\w{1,12} )?credentials?(?: [a-z]{2,5}){0,2}(?: ?n[o']t(?: been| be)? (?:found|set|configured|provided|available|loaded|obtained|resolved|retrieved|present|detected)| missing)\b`,
      'i',
    ),
  },
  {
    cause: 'assume-role-failed',
    needle: 'assum',
    pattern: new RegExp(
      String.raw`\b${FAILED}(?: to| in)?:? assum(?:e|ing)(?: [\w-]{1,16}){0,4} role\b(?![^\n]{0,300}\bprincipal\b)|\bassume ?role (?:call |request |operation )?failed\b`,
      'i',
    ),
  },
]
