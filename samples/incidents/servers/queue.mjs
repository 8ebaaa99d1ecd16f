/** Reads under one session of the token's role, two at a time, whoever asks. */
import { assume, read, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

const PLACES = 2
const waiting = []
let running = 0

/** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
async function inTurn(work) {
  if (running >= PLACES) await new Promise((go) => waiting.push(go))
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}

let client
const reader = async (role) => (client ??= s3({ credentials: await assume(role) }))

serve({
  /** Answers at once, and reads on. */
  warm: async ({ times }, { claims }) => {
    const from = await reader(claims.role)
    for (let i = 0; i < times; i++) void inTurn(() => read(from))
    return { accepted: times }
  },
  read: async (_, { claims }) => {
    const role = claims.role
    return inTurn(async () => read(await reader(role)))
  },
})
