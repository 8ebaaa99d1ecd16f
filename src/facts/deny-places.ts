/** Which policy AWS names as the one that refused. https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */

/** If it is not one of the caller's. */
const PLACES: readonly [words: RegExp, place: string][] = [
  [/service control polic/i, 'the organisation’s service control policies (SCP)'],
  [/resource control polic/i, 'the organisation’s resource control policies (RCP)'],
  [/permissions boundary/i, 'the permissions boundary of who calls'],
  [/session polic/i, 'the session policy that was given when the role was assumed'],
  [/VPC endpoint polic/i, 'the policy of the VPC endpoint that the call went through'],
  [/resource-based polic/i, 'the policy of what was asked for'],
]

export function placeOf(why: string): string | undefined {
  return PLACES.find(([words]) => words.test(why))?.[1]
}

/** What SDKs and tools write behind AWS's sentence. */
const BEHIND =
  /(?: - )?<\?xml|<\/Message>|\.? Encoded authorization failure message|,? ?\(Service: |,? ?\(?Request ?ID: |\.? status code: \d|\\?",? ?\\?"|["'`}\])]{0,6}\s{0,40}$/i

/** `no identity-based policy allows the s3:PutObject action`, `with an explicit deny in a permissions boundary`; empty where AWS says nothing. */
export function whyRefused(message: string | undefined): string {
  // A sentence may be broken anywhere; a stack below it has frames of its own.
  const whole = (message ?? '').slice(0, 8192).replace(/[^\S\n]{0,40}\n\s{0,40}(?!at\b)(?=[a-z])/g, ' ')
  const why = /\b(?:because (?:with )?|(?=with an explicit deny))([^\n]{1,1024})/.exec(whole)?.[1] ?? ''
  return why.slice(0, BEHIND.exec(why)?.index)
}

/** What helps where a policy says no outright; nothing where none does. */
export function denyFix(why: string, action: string): string | undefined {
  if (!/explicit deny/i.test(why)) return undefined
  return `An explicit deny forbids it (${why.replace(/^with /, '')}), and no Allow outweighs that: look for a Deny on ${action} in ${placeOf(why) ?? 'the policies of the caller and of the resource, and in the organisation’s (SCP, RCP)'}.`
}
