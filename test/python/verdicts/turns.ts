/** Who gives up before its turn came, while another request holds what it waits for; and who gets it in time. */
import { SERVER, world } from '../../../samples/incidents/world.mjs'
import type { Told } from './cases.ts'
import type { Asked } from './play.ts'

const data = { name: 'data', account: '391827364550', objects: { a: 'the answer', b: 'another' } }

const turn = (TURN: string, patience: number) => ({
  environment: 'servers' as const,
  command: ['uvicorn', '--port', 'PORT', '--log-level', 'warning', 'turns:app'],
  listens: true,
  as: SERVER,
  world: world({ buckets: [data] }),
  variables: () => ({ TURN }),
  signedBy: ['env'],
  async ask({ get }: Asked) {
    const held = get('/hold')
    const waited = get('/wait', undefined, patience)
    // Whoever is patient is served when it is enough.
    if (patience < 10_000) await waited
    await get('/enough')
    await Promise.all([held, waited])
  },
})

export const turns: Record<string, Told> = Object.fromEntries(
  ['asyncio.Lock', 'asyncio.Semaphore', 'threading.Semaphore'].flatMap((at): [string, Told][] => [
    [
      `${at}, given up`,
      {
        ...turn(at, 3000),
        leads: 'waited-for-turn',
        says: [`for its turn at ${at.startsWith('a') ? 'an' : 'a'} ${at}, while others were at work: S3 GetObject`],
      },
    ],
    [`${at}, in time`, { ...turn(at, 30_000), leads: null }],
  ]),
)
