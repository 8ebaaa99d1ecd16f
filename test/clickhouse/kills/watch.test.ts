/**
 * A watch that is killed in mid-query, again and again, writes each finding once. As a library, ClickHouse sometimes aborts when
 * a client goes like this: servers that did are started again, and so this is a command of its own.
 */
import { expect, it } from 'vitest'
import { ended, FIRST, watchedCluster } from '../watching.ts'

const { on, loaded, watch, written, isAllJudged } = watchedCluster()

it('writes each finding once, killed again and again', async () => {
  await on().cluster.createTables('calm')
  await loaded('calm', FIRST)
  const calm = watch('calm')
  await expect.poll(() => isAllJudged('calm')).toBe(true)
  await ended(calm.child, 'SIGINT')
  const expected = await written('calm')
  expect(expected.length).toBeGreaterThan(1)
  await on().cluster.createTables('killed')
  await loaded('killed', FIRST)
  let kills = 0
  // A server that died with its client may still be on its way down.
  for (let after = 400; !(await isAllJudged('killed').catch(() => false)); after = (after * 1.3) % 8000) {
    const { child } = watch('killed')
    await new Promise((resolve) => setTimeout(resolve, after))
    await ended(child, 'SIGKILL')
    kills++
    // What holds must hold as well where the server dies with its client.
    await on().cluster.revive()
  }
  expect(kills).toBeGreaterThan(1)
  expect(await written('killed')).toEqual(expected)
})
