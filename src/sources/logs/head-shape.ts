/** What a table of heads of log lines says of each logger, and what several of them have in common. */

export interface Shape {
  logger: string
  /** The head alone: what follows is the message. */
  pattern: RegExp
  take: (found: RegExpExecArray) => {
    time?: string | undefined
    level?: string | undefined
    logger?: string | undefined
    service?: string | undefined
  }
  example: string
}

/** A time as most write it. */
export const ISO = String.raw`\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?`
