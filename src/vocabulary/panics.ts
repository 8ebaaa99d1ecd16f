/** What a program dies of, as the runtimes of Go and Rust print it. A line at level fatal alone may be a request's end only. */
const PANICKED =
  /^(?:panic: |thread '[^']{0,80}'(?: \(\d{1,9}\))? panicked)|\n\s{0,8}goroutine \d{1,9} \[[\w ,.]{1,60}\]:/

export function saysItPanicked(text: string): boolean {
  return PANICKED.test(text.slice(0, 8192))
}
