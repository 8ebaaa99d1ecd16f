/** What the benchmarks share: one process measured, medians, rows of a table. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** One process: seconds of wall and CPU, and its peak resident set in MB, as Linux tells them while it runs. */
export async function measure([command, ...args], fine = [0, 1]) {
  const began = performance.now()
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  // Into /dev/null `grep` stops at its first hit.
  child.stdout.resume()
  let [peak, ticks] = [0, 0]
  const look = () => {
    try {
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0))
      const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ')
      ticks = Math.max(ticks, Number(stat[11]) + Number(stat[12]))
    } catch {
      // It ended between two looks.
    }
  }
  const timer = setInterval(look, 20)
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve))
  clearInterval(timer)
  // `grep` says 1 where nothing is found, `analyze` where something is.
  if (!fine.includes(code)) throw new Error(`${command} ${args.join(' ')} ended with ${code}`)
  return { wall: (performance.now() - began) / 1000, cpu: ticks / 100, peak: peak / 1024 }
}

export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
}

export function row(...cells) {
  return `| ${cells.join(' | ')} |`
}
