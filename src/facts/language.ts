/** The language of a process, so that a fix names the options of its SDK and no other's. */
import { text } from '../model/attribute-access.ts'
import { SEMCONV as S } from '../model/attributes.ts'
import type { Attributes } from '../model/records.ts'
import type { Case } from '../model/tool-call.ts'

/** As `telemetry.sdk.language` has it. https://opentelemetry.io/docs/specs/semconv/resource/#telemetry-sdk */
export type Language = 'nodejs' | 'python' | 'java' | 'go' | 'dotnet' | 'ruby' | 'php' | 'rust' | 'cpp' | 'other'

/** How SDKs call themselves in their user agents. */
const AGENTS: readonly (readonly [RegExp, Language])[] = [
  [/\baws-sdk-(js|nodejs)\b|lang\/js\b/, 'nodejs'],
  [/\b(Boto3|Botocore|aws-cli)\/|lang\/python/i, 'python'],
  [/\baws-sdk-java\b|lang\/java/, 'java'],
  [/\baws-sdk-go(-v2)?\b|lang\/go/, 'go'],
  [/\baws-sdk-dotnet\b|lang\/\.NET/i, 'dotnet'],
  [/\baws-sdk-ruby\d?\b|lang\/ruby/, 'ruby'],
  [/\baws-sdk-php\b|lang\/php/, 'php'],
  [/\baws-sdk-rust\b|lang\/rust/, 'rust'],
  [/\baws-sdk-cpp\b|lang\/c\+\+/i, 'cpp'],
]

/** Sentences and names that only one SDK, or one runtime, writes. */
const WORDS: readonly (readonly [RegExp, Language])[] = [
  [/An error occurred \([\w.]+\) when calling the|\bbotocore\.|Traceback \(most recent call last\)/, 'python'],
  [/operation error [\w ]{1,64}: \w{1,64},|\bgoroutine \d+ \[/, 'go'],
  [/\(Service: [\w ]+[,;] Status Code: \d+|software\.amazon\.awssdk|com\.amazonaws\./, 'java'],
  [/\bAmazon\.[A-Z]\w+\.\w+Exception|Amazon\.Runtime\./, 'dotnet'],
  [/\bAws::\w+/, 'ruby'],
  [/\bAws\\\w+\\|Error executing "\w+" on "https?:/, 'php'],
  [/\baws_(config|sdk|smithy)\w*::/, 'rust'],
  [/\.m?[jt]s:\d+:\d+\)?$|\(node:\d+\)|\$metadata|CredentialsProviderError/m, 'nodejs'],
]

export function languageOf({ toolCall, calls, spans, logs, ledger }: Case): Language | undefined {
  const known = ledger.environment(toolCall.process)?.runtime
  if (known) return named(known)
  for (const { attributes } of [...spans, ...calls, ...calls.flatMap(({ attempts }) => attempts)]) {
    const fromAttributes = ofAttributes(attributes)
    if (fromAttributes) return fromAttributes
  }
  const words = [...calls.map(({ errorMessage }) => errorMessage), ...logs.map(({ body }) => body.slice(0, 2000))]
  for (const text of words) {
    const found = text && WORDS.find(([pattern]) => pattern.test(text))?.[1]
    if (found) return found
  }
  return undefined
}

function ofAttributes(attributes: Attributes): Language | undefined {
  const runtime = text({ attributes }, 'telemetry.sdk.language') ?? text({ attributes }, S.runtimeName)
  if (runtime) return named(runtime)
  const agent = text({ attributes }, S.userAgent)
  return agent ? AGENTS.find(([pattern]) => pattern.test(agent))?.[1] : undefined
}

function named(name: string): Language {
  const plain = name.toLowerCase()
  if (/node|deno|bun|webjs/.test(plain)) return 'nodejs'
  if (/python/.test(plain)) return 'python'
  if (/jdk|java|jre/.test(plain)) return 'java'
  const known = ['go', 'dotnet', 'ruby', 'php', 'rust', 'cpp'] as const
  return known.find((one) => plain === one || plain.startsWith(`.${one.slice(3)}`)) ?? 'other'
}

/** Words for the languages that have some, and for all others. */
export interface Said {
  nodejs: string
  python: string
  other: string
}

/** What there is to say in the language of a process; where that is not known, for both of the most common. */
export function inLanguage(c: Case, { nodejs, python, other }: Said): string {
  const language = languageOf(c)
  if (language === 'nodejs') return nodejs
  if (language === 'python') return python
  return language ? other : [...new Set([nodejs, python])].filter(Boolean).join('; ')
}

/** How such a process is recorded, so that nothing of it is missing. */
export function howToRecord(c: Case): string {
  // Attached already: what it does not see is an SDK inside a bundle.
  if (c.ledger.environment(c.toolCall.process))
    return '`rolecall/register` as before, and the AWS SDK outside the bundle (`external`), where its calls are seen'
  return inLanguage(c, {
    nodejs: '`node --require rolecall/register`',
    python: '`rolecall run -- <its command>`, or `PYTHONPATH=$(npx rolecall python-path)` before it',
    other: 'OpenTelemetry’s instrumentation of its AWS SDK, and CloudTrail for who signed',
  })
}
