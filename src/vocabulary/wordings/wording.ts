/** How a wording is written down: plain text, so that everybody can read it and none can be slow. */
import type { Cause } from '../causes.ts'

export interface Wording {
  cause: Cause
  /**
   * A piece of what is written, letter by letter; ` … ` stands for up to 300 characters that change. As short as it can be
   * without being said of something else.
   */
  words: string
  /** A line as a log has it, or several; made up but for the words. The whole command is tried on it. */
  example: string
  /** The SDK's or tool's own source, or its documentation. */
  source: string
}

export interface Vocabulary {
  /** Language, SDK or tool, as docs/formats.md names it. */
  language: string
  wordings: readonly Wording[]
}
