/** Small bodies as text, whatever they were compressed with: endpoints that issue keys compress as well. */
import { LONGEST_ANSWER } from './answer.ts'

const DECODERS = {
  gzip: 'gunzipSync',
  'x-gzip': 'gunzipSync',
  deflate: 'inflateSync',
  br: 'brotliDecompressSync',
} as const
/** More, compressed, is no answer that issues a key. */
const LONGEST = 16 * 1024

export function isDecodable(encoding: string | undefined): boolean {
  return encoding === undefined || Object.hasOwn(DECODERS, encoding.toLowerCase())
}

/** Nothing where the body is not what its encoding says, or is too long. */
export function decoded(body: Buffer, encoding: string | undefined): string {
  if (encoding === undefined) return body.toString('utf8')
  if (body.length > LONGEST) return ''
  try {
    // In memory already, where the application reads such an answer.
    const decode = (require('node:zlib') as typeof import('node:zlib'))[
      DECODERS[encoding.toLowerCase() as keyof typeof DECODERS]
    ]
    return decode(body, { maxOutputLength: LONGEST_ANSWER }).toString('utf8')
  } catch {
    return ''
  }
}
