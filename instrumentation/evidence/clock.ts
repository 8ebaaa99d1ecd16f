/**
 * One clock for all spans: milliseconds since the epoch with a fraction, monotonic between re-anchorings. The wall clock
 * drifts away from the monotonic one in processes that live for weeks, so the anchor is renewed when they differ.
 */
// As they are at the start: fake timers of tests replace both.
const wall = Date.now
/** Milliseconds since some moment, monotonic. */
export const elapsed: () => number = performance.now.bind(performance)
let anchor = wall() - elapsed()

export function now(): number {
  return anchor + elapsed()
}

/** Called where no span is open in the caller's flow (an inbound request), so that no span's end precedes its start. */
export function reanchor(): void {
  const drift = wall() - now()
  if (drift > 50 || drift < -50) anchor += drift
}

let second = 0
let secondText = '0'

/** Nanoseconds as OTLP JSON wants them: a decimal string. The clock's resolution is 1 µs. */
export function nanos(ms: number): string {
  const us = Math.round(ms * 1000)
  if (us < 1e6) return `${us}000`
  // Digits of a number this long cost more than all the rest of a span's head, and its first ten are those of the last one.
  const whole = Math.floor(us / 1e6)
  if (whole !== second) {
    second = whole
    secondText = String(whole)
  }
  return `${secondText}${String(us - whole * 1e6 + 1e6).slice(1)}000`
}

/** ISO 8601, UTC. */
export function iso(ms: number): string {
  return new Date(ms).toISOString()
}
