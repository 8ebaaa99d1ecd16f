/**
 * Text that a tool set in lines of its own: sops breaks a sentence wherever its column ends, and draws a bar before each piece.
 * https://github.com/getsops/sops/blob/main/usererrors.go
 */
const BAR = /\n[ \t]{1,20}\| {1,4}/g

/** The sentences whole again. */
export function unwrapped(text: string): string {
  return text.includes('\n') && text.includes('| ') ? text.replace(BAR, ' ') : text
}
