/** Tells a webhook of findings: a POST each, tried a few times, at least once; an answer that got lost makes it twice. */
import { setTimeout } from 'node:timers/promises'
import { version } from '../../version.ts'
import { ClickHouseProblem } from '../problems.ts'
import type { Found } from './notebook.ts'

/** Milliseconds until an answer; between tries. */
const ANSWER = 10_000
const PAUSES = [500, 2_000]

export interface Webhook {
  /** Host alone: what stands behind it often is a secret. */
  readonly shown: string
  /** @returns why it was not told; undefined where it was */
  tell(found: Found, signal: AbortSignal): Promise<string | undefined>
}

/**
 * @param given an address, or `env:NAME` of the variable that holds it, which keeps a secret in it out of process lists
 * @throws ClickHouseProblem where it is no http address
 */
export function webhookOf(given: string, env: NodeJS.ProcessEnv = process.env): Webhook {
  const name = /^env:(.+)/.exec(given)?.[1]
  const url = httpUrl(name === undefined ? given : env[name])
  if (!url)
    throw new ClickHouseProblem(
      'usage',
      name === undefined
        ? '--notify takes the address of a webhook, https://…, or env:NAME of the variable that holds it.'
        : `--notify: ${name} holds no address of a webhook.`,
    )
  return {
    shown: url.host,
    async tell(found, signal) {
      let why: string | undefined
      for (const pause of [0, ...PAUSES]) {
        if (pause) await setTimeout(pause, undefined, { signal }).catch(() => {})
        if (signal.aborted) return why ?? 'the watch ended'
        why = await post(url, found)
        if (why === undefined) return undefined
      }
      return why
    },
  }
}

async function post(url: URL, found: Found): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': `rolecall/${version}` },
      // `text` is what chats show of a message.
      body: JSON.stringify({ type: 'finding', text: `${found.message} ${found.fix}`, ...found }),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER),
    })
    await response.body?.cancel()
    return response.ok ? undefined : `answered ${response.status}`
  } catch (error) {
    // A message may hold the address.
    const { name, cause } = error as Error & { cause?: NodeJS.ErrnoException }
    return cause?.code ?? name
  }
}

function httpUrl(text: string | undefined): URL | undefined {
  try {
    const url = new URL(text ?? '')
    return /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : undefined
  } catch {
    return undefined
  }
}
