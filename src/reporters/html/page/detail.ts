/** What the selected row is, down to file and line. */
import { duration, outcomeWord, type Run } from '../../drawing/run.ts'
import type { Row } from '../../drawing/timeline.ts'

export function showDetail(box: HTMLElement, run: Run, { toolCall, call }: Row): void {
  const text = (index: number) => run.texts[index] ?? ''
  const at = (us: number) => new Date(run.origin + us / 1000).toISOString()
  const facts: [string, string][] = []
  if (call) {
    const [, start, end, , signer, , message, host, bucket, role, request, status, attempts, place, span, code] =
      call.row
    facts.push(
      ['call', `${call.name}: ${call.outcome}${call.errorCode ? ` (${call.errorCode})` : ''}`],
      ['from', start < 0 ? 'unknown' : at(start)],
      ['took', start < 0 ? '' : end < 0 ? `open, at least ${duration(call.end - start)}` : duration(end - start)],
      ['signed by', signer < 0 ? 'unknown' : (run.signers[signer] ?? '')],
      ['role asked for', text(role)],
      ['bucket', text(bucket)],
      ['host', text(host)],
      ['status', status ? String(status) : ''],
      ['said', text(message)],
      ['attempts', attempts > 1 ? String(attempts) : ''],
      ['request id', text(request)],
      ['in the code', text(code)],
      ['span', text(span)],
      ['evidence', text(place)],
    )
  } else {
    const [id, , service, , message, start, , deadline, deadlineFrom, role, , place, spent] = toolCall.row
    facts.push(
      ['tool', toolCall.tool],
      ['stands for', toolCall.alike > 1 ? `${toolCall.alike} tool calls like it` : ''],
      ['outcome', [outcomeWord(toolCall), text(message)].filter(Boolean).join(': ')],
      ['from', start < 0 ? 'unknown' : at(start)],
      ['took', start < 0 ? '' : toolCall.ended ? duration(toolCall.end - start) : 'no end was seen'],
      ['time went into', text(spent)],
      ['deadline', deadline < 0 ? '' : `after ${duration(deadline - start)} (${text(deadlineFrom)})`],
      ['expected role', text(role)],
      ['calls', String(toolCall.calls.length)],
      ['service', text(service)],
      ['id', text(id)],
      ['evidence', text(place)],
    )
  }
  const list = document.createElement('dl')
  for (const [name, value] of facts) {
    if (!value) continue
    const term = document.createElement('dt')
    term.textContent = name
    const description = document.createElement('dd')
    description.textContent = value
    list.append(term, description)
  }
  const link = document.createElement('a')
  link.href = `#t=${toolCall.index}`
  link.textContent = `link to ${toolCall.tool}`
  box.replaceChildren(list, link)
}
