/** The stretch of time in view. */
export class Scale {
  from = 0
  to: number
  readonly length: number
  readonly #changed: (() => void)[] = []

  constructor(length: number) {
    this.length = length
    this.to = length
  }

  onChange(then: () => void): void {
    this.#changed.push(then)
  }

  /** Pixels of a time, in a drawing this wide. */
  x(time: number, width: number): number {
    return ((time - this.from) / (this.to - this.from)) * width
  }

  show(from: number, to: number): void {
    const span = Math.min(this.length, Math.max(100, to - from))
    const start = Math.min(Math.max(0, from), this.length - span)
    if (start === this.from && start + span === this.to) return
    this.from = start
    this.to = start + span
    for (const then of this.#changed) then()
  }

  /** @param at where the zoom holds still, 0 to 1 of what is in view */
  zoom(factor: number, at = 0.5): void {
    const span = this.to - this.from
    const next = Math.min(this.length, span * factor)
    const still = this.from + span * at
    this.show(still - next * at, still + next * (1 - at))
  }

  pan(share: number): void {
    const move = (this.to - this.from) * share
    this.show(this.from + move, this.to + move)
  }

  /** Round times for an axis, about one every 120 px, and how far apart they are. */
  ticks(width: number): { times: number[]; step: number } {
    const rough = ((this.to - this.from) * 120) / Math.max(120, width)
    const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)))
    const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? power * 10
    const ticks: number[] = []
    for (let time = Math.ceil(this.from / step) * step; time <= this.to; time += step) ticks.push(time)
    return { times: ticks, step }
  }
}
