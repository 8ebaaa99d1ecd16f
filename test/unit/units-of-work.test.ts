import { describe, expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { fingerprintKey } from '../../src/model/fingerprint.ts'
import type { Attributes } from '../../src/model/records.ts'
import { normaliseSpan } from '../../src/sources/spans/span-attributes.ts'
import { judge, type Made, RunBuilder } from './run-builder.ts'

const KEY = fingerprintKey('ASIAQ3EGRGAKWORKER11')
const object = (from: number, more: Partial<Made> = {}): Made => ({
  operation: 'GetObject',
  from,
  to: from + 10,
  key: KEY,
  bucket: 'acme',
  ...more,
})
const slow: Partial<Made> = {
  error: ['SlowDown', 'Please reduce your request rate.'],
  attributes: { 'http.response.status_code': 503 },
}
const read = (name: string, attributes: Record<string, string>) => normaliseSpan(name, { ...attributes }, [])

/** As the tracers of each write it. */
const WAYS: readonly [
  kind: string,
  name: string,
  span: string,
  attributes: Attributes,
  spanKind?: 'server' | 'internal',
][] = [
  ['invocation', 'report', 'report', read('report', { 'faas.execution': 'a1', 'faas.name': 'report' }), 'server'],
  [
    'invocation',
    'report',
    'report',
    read('report', { 'faas.invocation_id': 'a1', 'faas.trigger': 'pubsub' }),
    'server',
  ],
  [
    'scheduled',
    'nightly',
    'nightly',
    read('nightly', { 'faas.invocation_id': 'a1', 'faas.trigger': 'timer' }),
    'server',
  ],
  ['scheduled', 'export', 'export', read('export', { 'faas.trigger': 'timer' }), 'internal'],
  [
    'job',
    'resize',
    'process images',
    read('', { 'bullmq.job.name': 'resize', 'bullmq.job.id': '7', 'bullmq.queue.name': 'images' }),
  ],
  [
    'job',
    'tasks.resize',
    'run/tasks.resize',
    read('', { 'celery.task_name': 'tasks.resize', 'celery.action': 'run', 'messaging.message_id': 'm' }),
  ],
  [
    'job',
    'ResizeJob',
    'images process',
    read('', {
      'messaging.sidekiq.job_class': 'ResizeJob',
      'messaging.operation': 'process',
      'messaging.system': 'sidekiq',
    }),
  ],
  [
    'message',
    'orders',
    'process orders',
    read('', {
      'messaging.system': 'aws_sqs',
      'messaging.operation.type': 'process',
      'messaging.destination.name': 'orders',
    }),
  ],
  [
    'message',
    'orders',
    'orders process',
    read('', { 'messaging.system': 'kafka', 'messaging.operation': 'process', 'messaging.destination': 'orders' }),
  ],
  [
    'scheduled',
    'com.acme.Report.nightly',
    'task report.nightly',
    read('', { 'code.function': 'com.acme.Report.nightly' }),
    'internal',
  ],
]

describe('a unit of work is what its tracer says it is', () => {
  it.each(WAYS)('%s %s from "%s"', (kind, name, span, attributes, spanKind) => {
    const run = new RunBuilder()
    run.work(span, 0, 100, [object(10)], attributes, spanKind && { kind: spanKind })
    const { toolCalls } = judge(run.records, rules)
    expect(toolCalls.map((one) => [one.kind, one.tool, one.awsCalls])).toEqual([[kind, name, 1]])
  })

  it('and to poll for work, or to enqueue it, is none', () => {
    const run = new RunBuilder()
    run.work(
      'orders receive',
      0,
      100,
      [],
      read('', { 'messaging.system': 'aws_sqs', 'messaging.operation': 'receive' }),
    )
    run.work('add images', 0, 9, [], read('', { 'bullmq.job.name': 'resize' }), { kind: 'producer' })
    run.work('apply_async/t', 0, 9, [], read('', { 'celery.action': 'apply_async', 'celery.task_name': 't' }), {
      kind: 'producer',
    })
    expect(judge(run.records, rules).toolCalls).toEqual([])
  })
})

const job = (id: string) => read('', { 'bullmq.job.name': 'resize', 'bullmq.job.id': id })

describe('jobs are counted as jobs, wherever a report counts', () => {
  const run = new RunBuilder().coverage()
  for (let n = 0; n < 14; n++) {
    const fails = n < 3
    run.work('process images', n * 100, n * 100 + 50, [object(n * 100 + 10, fails ? slow : {})], job(String(n)), {
      ...(fails && { error: ['Error', 'SlowDown'] as const }),
    })
  }
  const report = judge(run.records, rules)

  it('those that failed are the verdict', () => {
    expect(report.summary.verdict).not.toBe('clean')
    expect(report.summary.lines[0]?.text).toMatch(/^3 of 14 jobs/)
    expect(report.toolCalls.filter((one) => one.outcome === 'failed')).toHaveLength(3)
    expect(JSON.stringify(report.summary)).not.toMatch(/tool call/)
    expect(report.findings.map(({ concerns }) => concerns)).toContain('3 jobs')
  })

  it('and when none did, of the clean headline too', () => {
    const well = new RunBuilder().coverage()
    for (let n = 0; n < 2; n++)
      well.work('process images', n * 100, n * 100 + 50, [object(n * 100 + 10)], job(String(n)))
    expect(judge(well.records, rules).summary.headline).toBe('Nothing found in 2 jobs.')
  })
})

describe('a job that failed is healed', () => {
  const failedThen = (next: (run: RunBuilder) => void) => {
    const run = new RunBuilder().coverage()
    run.work('process images', 0, 50, [object(10, slow)], job('1'), { error: ['Error', 'SlowDown'] })
    next(run)
    return judge(run.records, rules).findings.filter(({ severity }) => severity !== 'info')
  }

  it('by its own redelivery', () => {
    expect(failedThen((run) => run.work('process images', 5000, 5050, [object(5010)], job('1')))).toEqual([])
  })

  it('however late that is, and leaves no doubt', () => {
    const run = new RunBuilder().coverage()
    const fails = { error: ['Error', 'SlowDown'] as const }
    run.work('process images', 0, 50, [object(10, slow)], job('1'), fails)
    run.work('process images', 60_000, 60_050, [object(60_010, slow)], job('1'), fails)
    run.work('process images', 120_000, 120_050, [object(120_010)], job('1'))
    expect(judge(run.records, rules).summary.verdict).toBe('clean')
    run.work('process images', 180_000, 180_050, [object(180_010, slow)], job('1'), fails)
    expect(judge(run.records, rules).summary.verdict).not.toBe('clean')
  })

  it("not by another job's success, nor a later try of the process itself", () => {
    expect(failedThen((run) => run.work('process images', 5000, 5050, [object(5010)], job('2')))).not.toEqual([])
    expect(failedThen((run) => run.call('e'.repeat(32), undefined, object(5010)))).not.toEqual([])
  })

  it('while what nobody waits for is healed by its own next try', () => {
    const run = new RunBuilder().coverage()
    run.call('e'.repeat(32), undefined, object(10, slow))
    run.call('f'.repeat(32), undefined, object(5010))
    expect(judge(run.records, rules).findings.filter(({ severity }) => severity !== 'info')).toEqual([])
  })
})
