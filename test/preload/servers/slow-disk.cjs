/** Loaded before the preload: one write in so many takes longer than of a disk that is well. */
const fs = require('node:fs')

const { writeSync } = fs
const every = Number(process.env.SLOW_EVERY)
const clock = new Int32Array(new SharedArrayBuffer(4))
let writes = 0
fs.writeSync = (...args) => {
  if (++writes % every === 0) Atomics.wait(clock, 0, 0, 60)
  return writeSync(...args)
}
