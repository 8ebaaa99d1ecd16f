/** ARNs of identities as people read them: in full once, and short after. */

/** An IAM or STS ARN: `arn:aws:iam::123456789012:role/Reader`, `arn:aws:sts::123456789012:assumed-role/Reader/session`. */
const IDENTITY_ARN =
  /\barn:aws[\w-]{0,20}:(?:iam|sts)::(\d{12}):((?:role|user|assumed-role|root|federated-user)[\w+=,.@/-]{0,200}[\w/])/g

/** An ARN of anything else: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
const RESOURCE_ARN =
  /\barn:aws[\w-]{0,20}:(?!iam:|sts:)[a-z0-9-]{1,40}:[a-z0-9-]{0,30}:(?:\d{12})?:([^\s"“”`(){}<>,;]{0,300}[\w*/])/g

/** `role/Reader`, `assumed-role/Reader/session`; anything else as it is. */
export function shortArn(arn: string): string {
  return arn.replace(IDENTITY_ARN, (_, _account, name: string, at: number, words: string) => named(name, words, at))
}

/** `Reader` where "role" stands before it already: "the role role/Reader" says it twice. */
function named(name: string, words: string, at: number): string {
  const kind = /^(role|user)\//.exec(name)?.[1]
  return kind && words.slice(0, at).endsWith(`${kind} `) ? name.slice(kind.length + 1) : name
}

/** The same, but for what is there to be copied, a policy or a command: with a short ARN AWS would refuse it. */
export function shortArnInProse(text: string): string {
  return inProse(text, (prose) =>
    prose.replace(IDENTITY_ARN, (arn, _account, name: string, at: number) =>
      isInPolicy(prose, at) ? arn : named(name, prose, at),
    ),
  )
}

/** Any other ARN in prose by what it names: `table/orders`, `acme-orders/report.csv`. */
export function resourcesInProse(text: string): string {
  return inProse(text, (prose) =>
    prose.replace(RESOURCE_ARN, (arn, named: string, at: number) => (isInPolicy(prose, at) ? arn : named)),
  )
}

function isInPolicy(words: string, at: number): boolean {
  return words[at - 1] === '"'
}

function inProse(text: string, change: (prose: string) => string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, i) => (i % 2 ? part : change(part)))
    .join('')
}

/**
 * Shortens every ARN that was shown before. One that would be short for two accounts keeps its account; one in a policy or a
 * command, which is there to be copied, stays whole.
 *
 * @returns a function to be called with the texts in the order in which they are read
 */
export function arnsOnce(): (text: string) => string {
  const shown = new Map<string, Set<string>>()
  const brief = (words: string) =>
    words.replace(IDENTITY_ARN, (arn, account: string, name: string, at: number) => {
      const accounts = shown.get(name) ?? new Set<string>()
      shown.set(name, accounts)
      if (!accounts.has(account)) {
        accounts.add(account)
        return arn
      }
      if (isInPolicy(words, at)) return arn
      return accounts.size > 1 ? `${named(name, words, at)} of ${account}` : named(name, words, at)
    })
  return (text) => inProse(text, brief)
}
