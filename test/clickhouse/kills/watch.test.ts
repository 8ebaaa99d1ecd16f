/** A watch that is killed in mid-query, again and again, writes each finding once; so do two of which one or the other is killed. */
import { expect, it } from 'vitest'
import { ended, FIRST, watchedCluster } from '../watching.ts'

const { on, loaded, watch, written, isAllJudged } = watchedCluster()

let expected: string[]
it('is what a watch writes that nobody kills', async () => {
  await on().cluster.createTables('calm')
  await loaded('calm', FIRST)
  const calm = watch('calm')
  await expect.poll(() => isAllJudged('calm')).toBe(true)
  await ended(calm.child, 'SIGINT')
  expected = await written('calm')
  expect(expected.length).toBeGreaterThan(1)
})

it('writes each finding once, killed again and again', async () => {
  await on().cluster.createTables('killed')
  await loaded('killed', FIRST)
  expect(await killedUntilJudged('killed')).toBeGreaterThan(1)
  expect(await written('killed')).toEqual(expected)
})

it('writes each finding once, of two who watch the same, of which one is killed again and again', async () => {
  await on().cluster.createTables('two')
  await loaded('two', FIRST)
  const other = watch('two')
  await killedUntilJudged('two')
  await ended(other.child, 'SIGKILL')
  expect(await written('two')).toEqual(expected)
})

/** @returns how many watches were killed before all was judged */
async function killedUntilJudged(database: string): Promise<number> {
  let kills = 0
  for (let after = 400; !(await isAllJudged(database)); after = (after * 1.3) % 8000) {
    const { child } = watch(database)
    await new Promise((resolve) => setTimeout(resolve, after))
    await ended(child, 'SIGKILL')
    kills++
  }
  return kills
}
