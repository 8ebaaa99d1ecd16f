/** Removes secrets from text before it reaches the model; access key ids become their fingerprints. */
import { fingerprintKey } from '../model/fingerprint.ts'

/** Cheap look: most texts hold none of these. */
const SUSPECT = /eyJ|secret|token|signature|authorization|password|cookie|bearer|basic |A[KS]IA|api[-_]?key/i

const RULES: readonly [RegExp, string | ((...groups: string[]) => string)][] = [
  // JWTs, whole or cut.
  [/\beyJ[\w-]{8,}(?:\.[\w-]*){0,4}/g, '[redacted JWT]'],
  // SigV4: the key id stays (as a fingerprint, below), the signature goes.
  [/(\bSignature=)[0-9a-f]{16,}/gi, '$1[redacted]'],
  [/(X-Amz-(?:Signature|Security-Token)(?:=|%3D))[^&\s"'<>)\]}]+/gi, '$1[redacted]'],
  // XML of STS.
  [/(<(?:SecretAccessKey|SessionToken|Token)>)[^<]*/gi, '$1[redacted]'],
  // Names and values: JSON, Python's and JavaScript's repr, headers, environment lines, queries.
  [
    /((?:aws[-_]?)?(?:secret[-_]?access[-_]?key|session[-_]?token|x-amz-security-token|secret[-_]?key|(?:access|refresh|id|web[-_]?identity|auth|bearer|api)[-_]?token|client[-_]?secret|password|passwd|api[-_]?key|x-api-key|set-cookie|cookie)\\?["']?\s*(?:[:=]|=>)\s*(?:b?\\?["'])?)(?!\[redacted|true\b|false\b|null\b|None\b|undefined\b)([^\s"'\\,;&)}\]]+)/gi,
    '$1[redacted]',
  ],
  [
    /(\bauthorization\\?["']?\s*(?:[:=]|=>)\s*(?:b?\\?["'])?)(?!AWS4-)(Bearer |Basic |Token |Negotiate )?(?!\[redacted)[^\s"'\\,;)}\]]+/gi,
    '$1$2[redacted]',
  ],
  [/(\bBearer )(?!\[redacted)[\w.~+/-]{12,}=*/gi, '$1[redacted]'],
  [/(\bBasic )(?!\[redacted)[A-Za-z0-9+/]{12,}=*(?=["'\s,;]|$)/g, '$1[redacted]'],
  [/(?<![A-Za-z0-9/+])A[KS]IA[A-Z0-9]{12,28}(?![A-Za-z0-9])/g, (id) => fingerprintKey(id)],
]

export function redact(text: string): string {
  if (!SUSPECT.test(text)) return text
  let out = text
  for (const [pattern, replacement] of RULES) out = out.replace(pattern, replacement as string)
  return out
}

const SECRET_NAME =
  /(?:^|[._-])(?:secret[-_]?access[-_]?key|session[-_]?token|x-amz-security-token|authorization|cookie|set-cookie|password|passwd|client[-_]?secret|api[-_]?key|x-api-key|secret[-_]?key|(?:access|refresh|id)[-_]?token)$/i

/** Is a value under this name a secret whatever it looks like? */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) && !name.startsWith('rolecall.')
}
