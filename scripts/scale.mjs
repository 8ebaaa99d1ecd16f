// Writes the tables of docs/scale.md: what was measured (bench/clickhouse-measured.json, by `npm run bench:clickhouse`), whether the
// larger measurement is what the smaller one foretold, and what follows for up to 10^12 spans a day. `--check` fails where the page differs.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { writeSection } from './section.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const PAGE = 'docs/scale.md'
const { measured, writing, writtenMillions, made, date, machine, refusedOneIn, splitOneIn } = JSON.parse(
  readFileSync('bench/clickhouse-measured.json', 'utf8'),
)
const [small, large] = [measured[0], measured.at(-1)]
if (!large || small.millions === large.millions)
  throw new Error('two sizes are needed: npm run bench:clickhouse -- 0.2 1')

/** What is assumed and was not measured; the page names each. */
const ASSUMED = {
  days: 7,
  copies: 2,
  cores: 32,
  busy: 0.5,
  diskTb: 8,
  dollarsPerCoreHour: 0.045,
  dollarsPerGbMonth: 0.08,
  dollarsPerGbSent: 0.01,
}
const DAY = 86_400
const SIZES = [6, 7, 8, 9, 10, 11, 12]

/** @typedef {{ name: string, of: (one: any) => number, unit: string }} Counter */
/** @type {Counter[]} */
const COUNTERS = [
  { name: 'on disk, one copy', of: (one) => one.diskMiB, unit: 'MiB' },
  { name: 'digests on disk, one copy', of: (one) => one.digestsMiB, unit: 'MiB' },
  {
    name: 'CPU to put together what came in pieces, and to seal its hours, once',
    of: (one) => one.settling.cpuSeconds,
    unit: 's',
  },
  { name: 'CPU to count spans by trace', of: (one) => one.counting.cpuSeconds, unit: 's' },
  { name: 'CPU of an analysis by digests', of: (one) => one.byDigests.cpuSeconds, unit: 's' },
  { name: '… beside the count', of: (one) => one.byDigests.cpuSeconds / one.counting.cpuSeconds, unit: 'times' },
  { name: '… of its parts that see all traces', of: (one) => seeingAll(one.byDigests), unit: 's' },
  { name: 'time to count spans by trace', of: (one) => one.turns && one.counting.ms / 1000, unit: 's' },
  { name: 'time of an analysis by digests', of: (one) => one.turns && one.byDigests.ms / 1000, unit: 's' },
  { name: 'CPU of it where nothing is put together yet', of: (one) => one.inPieces.cpuSeconds, unit: 's' },
  { name: 'CPU of an analysis without digests', of: (one) => one.analyze?.cpuSeconds, unit: 's' },
  { name: 'read to count spans by trace', of: (one) => one.counting.readMiB, unit: 'MiB' },
  { name: 'read by an analysis by digests', of: (one) => one.byDigests.readMiB, unit: 'MiB' },
  { name: 'read by an analysis without digests', of: (one) => one.analyze?.readMiB, unit: 'MiB' },
  { name: 'greatest memory of a query', of: (one) => one.byDigests.memoryMiB, unit: 'MiB' },
  { name: 'rows sent to rolecall', of: (one) => one.byDigests.rowsSent, unit: '' },
  { name: '… without digests', of: (one) => one.analyze?.rowsSent, unit: '' },
  { name: 'sent to rolecall', of: (one) => one.byDigests.MiBSent, unit: 'MiB' },
  { name: 'memory of rolecall', of: (one) => one.clientMiB, unit: 'MiB' },
]

/** Marking and counting; the rest fetches what was chosen. @param {any} cost */
function seeingAll({ asked }) {
  return ['classes', 'count', 'counts', 'settled'].reduce((all, about) => all + (asked[about]?.cpuSeconds ?? 0), 0)
}

/** What each question is. */
const ASKED = {
  count: 'are there many',
  counts: 'has each span a digest',
  settled: 'are all pieces put together, and do the seals of hours hold',
  classes: 'which traces are alike, and how many',
  own: 'what is known of those that are like no other, as all that failed',
  names: 'the names of those that stand for them',
  samples: 'what is known of those that stand for them, and of all that failed',
  issuers: 'who issued their keys',
  healers: 'what went well soon after a failure',
  sessions: 'which session a token’s role was given',
  witnesses: 'what is known of whom these name',
  times: 'when the chosen ran',
  spans: 'their spans',
}

/** @param {number} value @param {string} [unit] */
const shown = (value, unit) =>
  Number.isNaN(value ?? Number.NaN)
    ? '–'
    : `${value >= 100 ? Math.round(value).toLocaleString('en') : Number(value.toPrecision(2))}${unit ? ` ${unit}` : ''}`

/** How much more there is of the larger than its share of spans says: 1 is proportional. @param {Counter} counter */
const growth = ({ of, unit }) =>
  unit === 'times' ? Number.NaN : of(large) / of(small) / (large.millions / small.millions)

const measuredTable = [
  `Measured ${date} on ${machine}; ten spans a trace, one tool call in ${refusedOneIn} refused, one trace in ${splitOneIn} in two inserts.`,
  made ??
    `Of the spans ${writtenMillions} M were written, the others are copies of them under other trace ids, keys and times. Other work ran on the machine, so that all CPU is above that of an idle one: spans were counted and analyzed in turn, seven times, and the least of each stands here.`,
  `One million spans took ${shown(writing.cpuSeconds, 's')} of CPU to be written, and ${shown(writing.digestsCpuSeconds, 's')} more to make their digests.`,
  '',
  `| | ${measured.map((/** @type {any} */ one) => `${one.millions} M spans`).join(' | ')} | growth: 1 is proportional |`,
  `|---|${measured.map(() => '---:|').join('')}---:|`,
  ...COUNTERS.filter(({ of }) => measured.some((/** @type {any} */ one) => of(one) !== undefined)).map(
    (counter) =>
      `| ${counter.name} | ${measured.map((/** @type {any} */ one) => shown(counter.of(one), counter.unit)).join(' | ')} | ${shown(growth(counter))} |`,
  ),
]

/** @param {any} cost @param {string} about */
const questionOf = (cost, about) => {
  const { cpuSeconds, readMiB, rowsSent } = cost.asked[about] ?? {}
  return cpuSeconds === undefined ? '–' : `${shown(cpuSeconds, 's')}, ${shown(readMiB, 'MiB')}, ${shown(rowsSent)}`
}
const unkept = measured.filter((/** @type {any} */ one) => one.analyze)

/** Of each column of the questions. @type {any[]} */
const costs = [
  ...measured.map((/** @type {any} */ one) => one.byDigests),
  ...unkept.map((/** @type {any} */ one) => one.analyze),
]

const askedTable = [
  'What an analysis by digests asked, and one without, each with the CPU, what was read, and the rows that were sent:',
  '',
  `| question | ${measured.map((/** @type {any} */ one) => `${one.millions} M`).join(' | ')} | ${unkept.map((/** @type {any} */ one) => `${one.millions} M without digests`).join(' | ')} |`,
  `|---|${[...measured, ...unkept].map(() => '---|').join('')}`,
  ...Object.entries(ASKED)
    .filter(([about]) => costs.some((/** @type {any} */ { asked }) => asked[about]))
    .map(([about, says]) => `| ${says} | ${costs.map((cost) => questionOf(cost, about)).join(' | ')} |`),
]

/** Per million spans, of the larger measurement: what does not grow counts as if it did. @param {(one: any) => number} of */
const perMillion = (of) => of(large) / large.millions

/** @param {number} power */
function rowOf(power) {
  const millions = 10 ** (power - 6)
  const diskTb =
    (millions * perMillion((one) => one.diskMiB + one.digestsMiB) * ASSUMED.days * ASSUMED.copies) / 2 ** 20
  const cores =
    (millions *
      perMillion(
        (one) => writing.digestsCpuSeconds * one.millions + one.settling.cpuSeconds + one.byDigests.cpuSeconds,
      )) /
    DAY
  const sentGb = (millions * perMillion((one) => one.byDigests.MiBSent)) / 1024
  const readGb = (millions * perMillion((one) => one.byDigests.readMiB)) / 1024
  const shards = Math.max(
    1,
    Math.ceil(cores / (ASSUMED.cores * ASSUMED.busy)),
    Math.ceil(diskTb / ASSUMED.copies / ASSUMED.diskTb),
  )
  const dollars =
    Math.max(1, cores / ASSUMED.busy) * ASSUMED.copies * 24 * ASSUMED.dollarsPerCoreHour +
    (diskTb * 1024 * ASSUMED.dollarsPerGbMonth) / 30 +
    sentGb * ASSUMED.dollarsPerGbSent
  const workers = Math.max(1, Math.ceil((sentGb * 1024) / DAY / MIB_PER_WORKER))
  return `| 10^${power} | ${shown((millions * 1e6) / DAY)} | ${shown(diskTb, 'TB')} | ${shown(readGb, 'GB')} | ${shown(cores)} | ${shards.toLocaleString('en')} × ${ASSUMED.copies} | ${shown(sentGb, 'GB')} | ${workers.toLocaleString('en')} | ${shown(dollars, '$')} |`
}

/** What rolecall takes in, MiB/s: far below what it reads of files, as it judges what it is sent. */
const MIB_PER_WORKER = 2

const lines = [
  ...measuredTable,
  '',
  ...askedTable,
  '',
  `What follows, per day, for ${ASSUMED.days} days kept in ${ASSUMED.copies} copies, digests kept, every span judged once:`,
  '',
  '| spans a day | spans/s | on disk | read to judge | cores busy judging | shards × copies | sent to rolecall | rolecall processes | cost a day |',
  '|---|---:|---:|---:|---:|---:|---:|---:|---:|',
  ...SIZES.map(rowOf),
  '',
  `Without what writing the spans costs, which the collector has already. Assumed, not measured: servers of ${ASSUMED.cores} cores, half of them for this, with ${ASSUMED.diskTb} TB; ${ASSUMED.dollarsPerCoreHour} $ a core and hour, ${ASSUMED.dollarsPerGbMonth} $ a GB and month, ${ASSUMED.dollarsPerGbSent} $ a GB sent; a rolecall process that takes in ${MIB_PER_WORKER} MiB/s.`,
]

const before = readFileSync(PAGE, 'utf8')
if (process.argv.includes('--check')) {
  if (!before.includes(lines.join('\n'))) {
    console.error(`${PAGE} is not what bench/clickhouse-measured.json says; run \`npm run docs\``)
    process.exit(1)
  }
} else writeSection(PAGE, 'table', lines)
