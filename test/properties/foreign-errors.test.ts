/** An error that is none of AWS's accuses nobody and leaves nothing open, in whatever dress, beside lines that speak of AWS. */
import { expect, it } from 'vitest'
import { analyzeText, isGreen } from '../logs/analyze-text.ts'
import { dressed, TAILS } from '../logs/dresses/dresses.ts'
import { FOREIGN_ERRORS, HEALTHY_AWS } from '../logs/dresses/foreign.ts'
import { HEADS } from '../logs/dresses/heads.ts'

/** Under these nobody can tell where an error's message ends, or that it is a log. */
const OPEN_END =
  /^(?:nothing|compose, nothing else|GitHub Actions|GitHub Actions, nothing else|gh run view|GitLab|sbt|a container runtime, nothing else|json-file of Docker, nothing else)$/
const heads = Object.entries(HEADS).filter(([name]) => !OPEN_END.test(name))
const tails = Object.values(TAILS)

it.each(Object.entries(FOREIGN_ERRORS))('%s', async (group, errors) => {
  const faults: string[] = []
  for (const [nth, text] of errors.entries()) {
    const turn = nth * 7 + group.length
    const [name, head] = heads[turn % heads.length]!
    const report = await analyzeText(
      dressed(text, {
        head,
        level: nth % 3 === 2 ? 'warn' : 'error',
        before: ['worker started', HEALTHY_AWS[turn % HEALTHY_AWS.length]!],
        after: [HEALTHY_AWS[(turn + 1) % HEALTHY_AWS.length]!, ...tails[turn % tails.length]!],
      }),
    )
    if (!isGreen(report)) faults.push(`${name}: ${text}: ${report.summary.headline}`)
  }
  expect(faults).toEqual([])
})
