/** The bytes that give JSON its form: https://datatracker.ietf.org/doc/html/rfc8259#section-2 */
export const QUOTE = 0x22
export const BACKSLASH = 0x5c
export const COMMA = 0x2c
export const COLON = 0x3a
export const ARRAY = 0x5b
export const ARRAY_END = 0x5d
export const OBJECT = 0x7b
export const OBJECT_END = 0x7d
