/** `rolecall diff`: why it works there and not here. */
import type { Argv } from 'yargs'
import { analyzeOptionsOf } from '../config/analyze-options.ts'
import { loadConfig } from '../config/config.ts'
import { applyPolicy } from '../config/policy.ts'
import { analyze } from '../engine/analyze.ts'
import { causesOf } from '../facts/causes.ts'
import type { Finding } from '../model/report.ts'
import { count, list } from '../model/text.ts'
import { type Compared, type Comparison, compare, type ToolComparison } from '../reporters/compare.ts'
import { type Page, pageOf } from '../reporters/page.ts'
import { orderless, printable } from '../reporters/printable.ts'
import { byRule } from '../reporters/terminal/full.ts'
import type { Command } from './command.ts'
import { EXIT, FAIL_ON, type FailOn, isAtLeast } from './exit-code.ts'
import { missingOf } from './named-inputs.ts'
import { looksOf } from './output.ts'
import { savedReport } from './saved-report.ts'
import { UserError } from './user-error.ts'

interface Arguments {
  good: string
  bad: string
  json: boolean
  failOn: FailOn | undefined
}

export const diffCommand: Command<Arguments> = {
  builder: (yargs) =>
    yargs
      .positional('good', {
        type: 'string',
        demandOption: true,
        describe: 'File or folder of the run that works, or its report (-f json)',
      })
      .positional('bad', {
        type: 'string',
        demandOption: true,
        describe: 'File or folder of the run that does not, or its report',
      })
      .option('fail-on', {
        choices: FAIL_ON,
        describe: 'Least severity of a new finding that makes the exit code 1 (default: error)',
      })
      .option('json', { type: 'boolean', default: false, describe: 'As JSON' })
      .example('$0 diff runs/main runs/pull-request', '')
      .epilogue(
        'Exit codes: 0 no new finding · 1 new findings · 2 wrong usage · 3 no usable evidence in one of them',
      ) as unknown as Argv<Arguments>,
  async handler(args) {
    const missing = missingOf([args.good, args.bad])
    if (missing.length > 0)
      throw new UserError(`${list(missing)}: no such file or folder. \`rolecall runs\` lists the recorded runs.`)
    const { config } = await loadConfig()
    const read = async (path: string): Promise<Compared> => {
      const saved = savedReport(path)
      if (saved) return saved
      const report = await analyze([path], analyzeOptionsOf(config))
      if (report.inputs.every((input) => input.records === 0))
        throw new UserError(
          `${path} holds no usable evidence: ${report.inputs[0]?.skips[0]?.reason ?? 'nothing was found in it'}. diff takes two runs, or reports of them (-f json): rolecall diff runs/main runs/pull-request`,
          EXIT.unknown,
        )
      return applyPolicy(report, { suppressions: config.suppressions, minConfidence: config.minConfidence })
    }
    const [good, bad] = [await read(args.good), await read(args.bad)]
    const comparison = compare(good, bad)
    const failOn = args.failOn ?? config.failOn ?? 'error'
    const isWorse = comparison.findings.new.some((one) => isAtLeast(one.severity, failOn))
    process.stdout.write(args.json ? `${orderless(JSON.stringify(comparison, null, 2))}\n` : show(comparison, isWorse))
    process.exitCode = isWorse ? EXIT.findings : EXIT.clean
  },
}

function show({ findings, tools }: Comparison, isWorse: boolean): string {
  const page = pageOf(looksOf(process.stdout))
  const { paint, symbols } = page
  const different = tools.filter((tool) => tool.differences.length > 0)
  const first = different[0]
  if (first) {
    const { aspect, good, bad } = first.differences[0]!
    const tool = printable(first.tool, 60)
    const said =
      aspect === 'chain'
        ? `First difference: the chain of ${tool} is ${words(good)} there, and ${words(bad)} here.`
        : `First difference: ${aspect} of ${tool}: ${words(good)} there, ${words(bad)} here.`
    // The mark is the exit code's.
    const mark = isWorse ? paint.red(symbols.broken) : paint.green(symbols.ok)
    page.add(`${mark} ${paint.bold(findings.new.length === 0 ? `No new finding. ${said}` : said)}`, 0, 2)
  } else page.add(`${paint.green(symbols.ok)} Every tool did the same in both runs.`)
  section(page, 'New', findings.new, paint.red, true)
  section(page, 'Gone', findings.gone, paint.green)
  section(page, 'In both', findings.same, paint.dim)
  if (tools.length) page.title('Tool by tool')
  for (const group of alikeOf(tools.filter((tool) => tool.differences.length || tool.onlyIn))) showTools(page, group)
  const alike = tools.length - tools.filter((tool) => tool.differences.length || tool.onlyIn).length
  if (alike) page.add(paint.dim(`${count(alike, 'tool')} did the same in both`), 2)
  return page.toString()
}

/** Each cause once, with its effects named, as `analyze` folds them; what is new brings its fix along. */
function section(
  page: Page,
  title: string,
  findings: readonly Finding[],
  color: (text: string) => string,
  withFix = false,
): void {
  if (findings.length === 0) return
  const known = new Set(findings.map((finding) => finding.fingerprint))
  const roots = findings.filter(({ causedBy }) => causedBy === undefined || !known.has(causedBy))
  const { causes } = causesOf({ summary: { rootCauses: roots.map((finding) => finding.fingerprint) } }, findings)
  const groups = byRule(causes.map((cause) => cause.finding))
  const [of, more] = [groups.length, findings.length - roots.length]
  page.title(`${title}: ${count(of, 'cause')}${more ? `, ${count(more, 'effect')}` : ''}`)
  for (const group of groups) {
    const first = group[0]!
    const alike = group.length > 1 ? page.paint.dim(` (and ${group.length - 1} more of its kind)`) : ''
    page.add(
      `${color(first.severity)} ${page.paint.bold(printable(first.ruleId))}  ${page.brief(first.message, 300)}${alike}`,
      2,
      4,
    )
    if (withFix) page.field('fix', page.paint.green(page.brief(first.fix)), 6, 4, 3)
    const effects = causes.filter((cause) => group.includes(cause.finding)).flatMap((cause) => cause.effects)
    const rules = [...new Set(effects.map((finding) => printable(finding.ruleId)))]
    if (rules.length) page.add(page.paint.dim(`leads to ${list(rules, 12)}`), 4)
  }
}

/** Tools that differ in the same way are told together. */
function alikeOf(tools: readonly ToolComparison[]): ToolComparison[][] {
  const groups = new Map<string, ToolComparison[]>()
  for (const tool of tools) {
    const how = JSON.stringify([tool.differences, tool.onlyIn])
    groups.set(how, [...(groups.get(how) ?? []), tool])
  }
  return [...groups.values()]
}

function showTools(page: Page, tools: readonly ToolComparison[]): void {
  const { differences, onlyIn } = tools[0]!
  const names = list(
    tools.map(({ tool }) => printable(tool, 100)),
    12,
  )
  page.add(page.paint.bold(names) + (onlyIn ? `: called ${onlyIn === 'good' ? 'there' : 'here'} only` : ''), 2, 4)
  for (const { aspect, good, bad } of differences) {
    const missing = good.filter((one) => !bad.includes(one))
    const added = bad.filter((one) => !good.includes(one))
    const change =
      missing.length === 0 && good.length > 0
        ? `here also ${words(added)}`
        : added.length === 0 && bad.length > 0
          ? `here not ${words(missing)}`
          : `${words(missing)} ${page.symbols.arrow} ${words(added)}`
    page.field(aspect, change, 10, 4)
  }
}

function words(values: readonly string[]): string {
  return values.length
    ? list(
        values.map((value) => printable(value, 160)),
        4,
      )
    : 'none'
}
