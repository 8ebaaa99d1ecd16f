import { oncePer } from '../../src/model/once-per.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import type { ToolCall } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'works-there-not-here',
  title: 'The same tool works in another run',
  severity: 'info',
  step: null,
  suspect: 'evidence',
  needs: ['tool-outcomes'],
  trigger: { outcome: ['failed', 'timeout'] },
  *check({ toolCall: here, ledger }): Iterable<Draft> {
    if (here.negative || !here.process) return
    const there = passedIn(ledger.runsOf(here)).find(({ process }) => process !== here.process)
    const difference = there && firstDifference(there, here)
    if (!difference) return
    const { aspect, works, fails } = difference
    yield {
      message: `${here.tool} works in another run; the first difference on the way is ${aspect}`,
      expected: `as there: ${works}`,
      observed: `here: ${fails}`,
      fix: `Make ${aspect} here as it is there, then look again; \`rolecall diff <good> <bad>\` compares the two runs call by call.`,
      confidence: 'medium',
      subject: [here.tool, aspect],
      evidence: [...there.evidence.slice(0, 2), ...here.evidence.slice(0, 2)],
    }
  },
}

/** The first run of each process that passed. */
const passedIn = oncePer((runs: readonly ToolCall[]) => {
  const first = new Map<string, ToolCall>()
  for (const run of runs)
    if (run.outcome === 'passed' && run.process !== '' && !first.has(run.process)) first.set(run.process, run)
  return [...first.values()]
})

/** From the token to the data: the first thing that was done otherwise. */
function firstDifference(
  there: ToolCall,
  here: ToolCall,
): { aspect: string; works: string; fails: string } | undefined {
  if (there.expectedRole && here.expectedRole && there.expectedRole !== here.expectedRole)
    return { aspect: 'the role that the token names', works: there.expectedRole, fails: here.expectedRole }
  for (const [index, step] of here.chain.entries()) {
    const other = there.chain[index]
    if (step.state === 'broken' && other?.state === 'ok')
      return { aspect: `"${step.name}"`, works: other.note, fails: step.note }
  }
  if (there.outbound > 0 && here.outbound === 0)
    return { aspect: 'the outbound calls', works: `${there.outbound} made`, fails: 'none recorded' }
  return undefined
}
