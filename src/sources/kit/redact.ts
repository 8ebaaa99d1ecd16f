/** Removes secrets from text before it reaches the model; access key ids become their fingerprints. */
import { fingerprintKey } from '../../model/fingerprint.ts'
import { inSlices, withoutRandomSegments, withoutSecrets } from '../../vocabulary/redaction.ts'
import { SECRET_NAME } from '../../vocabulary/secrets.ts'
import { remembered } from './remembered.ts'

export const redact = remembered((text) => inSlices(text, (slice) => withoutSecrets(slice, fingerprintKey)))

const secretName = new RegExp(SECRET_NAME, 'i')

/** Is a value under this name a secret whatever it looks like? */
export const isSecretName = remembered((name) => secretName.test(name.slice(-64)) && !name.startsWith('rolecall.'))

/** A path or URL without its query, and without the segments that could be tokens; an object's key is none. */
export function redactUrlPath(url: string, ofAws: boolean): string {
  const end = url.search(/[?#]/)
  const path = redact(end < 0 ? url : url.slice(0, end))
  return ofAws ? path : withoutRandomSegments(path)
}
