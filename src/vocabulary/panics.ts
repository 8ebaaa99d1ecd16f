/** What a program dies of, as the runtimes of Go and Rust print it. A line at level fatal alone may be a request's end only. */
const PANICKED =
  /^(?:panic: |thread '[^']{0,80}'(?: \(\d{1,9}\))? panicked)|\n\s{0,8}goroutine \d{1,9} \[[\w ,.]{1,60}\]:/

/**
 * A fault in the program's own code, as the runtime words it: nobody told it no.
 * https://go.dev/src/runtime/error.go, https://go.dev/src/runtime/chan.go, https://doc.rust-lang.org/src/core/panicking.rs.html
 */
const OWN_FAULT =
  /^panic: (?:runtime error: |interface conversion: |assignment to entry in nil map|(?:send on|close of) (?:closed|nil) channel|reflect\b|sync: |sync\/atomic: )|^thread '[^']{0,80}'(?: \(\d{1,9}\))? panicked at [^\n]{0,200}(?:\n\s{0,8})?'?(?:called `Option::(?:unwrap|expect)|index out of bounds|range (?:start|end) index|slice index|byte index|attempt to |assertion |not (?:yet )?implemented|internal error: entered unreachable|already (?:mutably )?borrowed|explicit panic)/

export function saysItPanicked(text: string): boolean {
  const looked = text.slice(0, 8192)
  return PANICKED.test(looked) && !OWN_FAULT.test(looked)
}
