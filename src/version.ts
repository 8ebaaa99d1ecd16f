declare const ROLECALL_VERSION: string | undefined

/** The package's version, put in by the build. */
export const version = typeof ROLECALL_VERSION === 'string' ? ROLECALL_VERSION : '0.0.0-source'
