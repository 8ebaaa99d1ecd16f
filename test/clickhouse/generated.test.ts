/** Generated runs in which what is surveyed once said something else than what is read whole; `sift-long.ts` looks for more. */
import { expect, it } from 'vitest'
import { addressOf } from '../../src/clickhouse/address.ts'
import { connect } from '../../src/clickhouse/connect.ts'
import { ownCluster } from './own-cluster.ts'
import { surveyedAndWhole } from './surveyed-and-whole.ts'

const own = ownCluster()

const SEEDS: readonly (readonly [seed: number, why: string])[] = [
  [14, 'stock spans beside some that rolecall recorded'],
  [33, 'a log of a process without spans tells of what failed in another'],
]

it.each(SEEDS.flatMap(([seed, why]) => [false, true].map((digests) => ({ seed, why, digests }))))(
  '$seed, $why, with digests: $digests',
  async ({ seed, digests }) => {
    const database = `${digests ? 'kept' : 'bare'}_${seed}`
    await own.cluster.createTables(database, 'map', digests)
    const url = own.urlOf(database, 'writer')
    const writer = await connect(addressOf(url))
    const { differences } = await surveyedAndWhole(seed, { folder: own.folder, writer, url, copies: 100 })
    await writer.close()
    expect(differences).toEqual([])
  },
)
