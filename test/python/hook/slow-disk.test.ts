/** A disk that is slow is not waited for; one write that waited, for whatever, is no slow disk, and a kill must lose nothing. */
import { expect, test } from 'vitest'
import { coverageOf, run } from './python.ts'

const program = (slow: string) => `
import time
from rolecall_preload import segments
from rolecall_preload.recorder import recorder
write, n = segments.write, 0
def slowly(fd, data):
    global n
    n += 1
    if ${slow}:
        time.sleep(0.06)
    return write(fd, data)
segments.write = slowly
for _ in range(15):
    span = recorder.start("one", 3, {}, root=True)
    recorder.open(span)
    recorder.end(span)
`

const notesOf = async (slow: string) => coverageOf((await run(program(slow))).folder)[0].notes

test('one write in two that waits', async () => {
  expect(await notesOf('n % 2')).toEqual([])
})

test('a disk that is slow', async () => {
  expect(await notesOf('True')).toEqual([expect.stringMatching(/10 writes in a row took more than 50 ms each/)])
})
