/** One corpus for every redaction: the preload's, the analyzer's, the Python hook's. */
import { readFileSync } from 'node:fs'

export interface Example {
  text: string
  /** Must be gone. */
  secrets: string[]
  /** Must stand there still; `*` is the whole text. */
  stays: string[]
  /** Stands as the path of a request that is not AWS's. */
  path?: true
}

export const corpus: Example[] = JSON.parse(readFileSync('test/redaction/corpus.json', 'utf8')).texts

/** What is wrong with `clean`, in words; nothing where all is well. */
export function complaints({ text, secrets, stays }: Example, clean: string): string[] {
  return [
    ...secrets.filter((secret) => clean.includes(secret)).map((secret) => `${secret} stands in ${clean}`),
    ...stays
      .map((part) => (part === '*' ? text : part))
      .filter((part) => !clean.includes(part))
      .map((part) => `${part} is missing in ${clean}`),
  ]
}
