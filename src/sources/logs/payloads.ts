/** Payloads that a log carries in base64 (traces of agents, Kinesis, Pub/Sub, webhooks): what they say is what the line says. */
import { parseDenial } from '../../model/aws.ts'
import { tellsOfTrouble } from '../../vocabulary/identity-matters.ts'
import { causesIn } from '../../vocabulary/tells.ts'

/** Of tokens the parts stand between dots, and of other encodings there are other letters. */
const ENCODED = /(?<![\w+/.-])(?:[A-Za-z0-9+/]{4}){10,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?(?![\w+/=.-])/g
/** A line without so long a word is not looked at further. */
const LONG = /[A-Za-z0-9+/]{40}/
/** What no text holds; text of any language is in UTF-8. */
const BINARY = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/
const LONGEST = 64 * 1024

/** The line with every payload that tells of a failure of AWS or of credentials in plain words; whatever else is encoded stays as it is. */
export function withPayloads(line: string): string {
  if (line.length > LONGEST || !LONG.test(line)) return line
  return line.replace(ENCODED, (encoded, at: number) => {
    const text = Buffer.from(encoded, 'base64').toString('utf8')
    if (BINARY.test(text) || !/[\s{]/.test(text) || !tells(text)) return encoded
    // One line stays one line, and a string a string.
    const quoted = JSON.stringify(text).slice(1, -1)
    return line[at - 1] === '"' || !/^\s*[{[]/.test(text) ? quoted : text.replace(/[\r\n]+/g, ' ')
  })
}

function tells(text: string): boolean {
  return causesIn(text).length > 0 || parseDenial(text).action !== undefined || tellsOfTrouble(text)
}
