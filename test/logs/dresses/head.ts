/** What a logger is given, and the pieces of which its head is made. */
export type Level = 'error' | 'warn' | 'info'

export interface Said {
  second: number
  level: Level
  text: string
  /** It tells of a failure, so that a logger with a field for errors has it there. */
  fails: boolean
}

export type Head = (said: Said) => string

export const json = (value: unknown): string => JSON.stringify(value)
export const two = ({ second }: Said): string => String(second).padStart(2, '0')
export const at = (said: Said): string => `2026-05-18T10:02:${two(said)}`
export const day = (said: Said): string => at(said).replace('T', ' ')
export const millis = ({ second }: Said): number => 1779098520000 + second * 1000

/** The name or number that a logger has for a level. */
export function levelOf<T>(names: Readonly<Record<Level, T>>): (said: Said) => T {
  return ({ level }) => names[level]
}
