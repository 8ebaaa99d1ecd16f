/** Where reports go: `--format terminal`, `--format sarif=out.sarif`, several at once. */
import { once } from 'node:events'
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { didYouMean } from '../model/nearest.ts'
import { type Format, formats } from '../reporters/index.ts'
import type { ReporterOptions } from '../reporters/reporter.ts'
import { whyNot } from '../sources/input/locations.ts'
import { UserError } from './user-error.ts'

export interface Target {
  format: Format
  /** Standard output without one. */
  file?: string
}

/** @param output `-o`, the file of the one format that names none itself */
export function targetsOf(asked: readonly string[], output: string | undefined): Target[] {
  const targets = asked.map((value): Target => {
    const at = value.indexOf('=')
    const format = at < 0 ? value : value.slice(0, at)
    const file = at < 0 ? undefined : value.slice(at + 1)
    const several = value.split(/[\s,]+/)
    if (several.slice(1).some((one) => isFormat(one.split('=')[0]!)))
      throw new UserError(
        `--format takes one format, and got "${value}". Type it as: ${several.map((one) => `--format ${one}`).join(' ')}`,
      )
    if (!isFormat(format))
      throw new UserError(
        `There is no format "${format}".${didYouMean(format, formats)} Formats: ${formats.join(', ')}.`,
      )
    if (file === '') throw new UserError(`--format ${value} names no file. Write --format ${format}=report.${format}.`)
    return { format, ...(file && { file }) }
  })
  const open = targets.filter((target) => !target.file)
  if (open.length > 1)
    throw new UserError(
      `Only one format can go to standard output, and ${open.map((target) => target.format).join(' and ')} were asked for. ` +
        `Give the others a file: --format ${open[1]!.format}=report.${open[1]!.format}.`,
    )
  if (output !== undefined) {
    if (!open[0]) throw new UserError(`-o ${output} has no format left to write: each --format names its own file.`)
    open[0].file = output
  }
  return targets
}

/** How text may look on this stream; a file gets no colours and a fixed width. */
export function looksOf(
  stream: NodeJS.WriteStream | undefined,
): Omit<ReporterOptions, 'verbose' | 'titles' | 'toolCalls'> {
  const { env } = process
  const dumb = env.TERM === 'dumb'
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || ''
  const color = !!stream && !env.NO_COLOR && (env.FORCE_COLOR ? env.FORCE_COLOR !== '0' : !!stream.isTTY && !dumb)
  return {
    color,
    unicode: !dumb && !(stream && locale !== '' && !/utf-?8/i.test(locale)),
    width: stream?.columns || Number(env.COLUMNS) || 100,
  }
}

function isFormat(name: string): name is Format {
  return (formats as string[]).includes(name)
}

type Pieces = string | Iterable<string> | AsyncIterable<string>

export async function writeReport(file: string | undefined, text: Pieces): Promise<void> {
  const pieces = typeof text === 'string' ? [text] : text
  if (file === undefined) {
    for await (const piece of pieces) if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
    return
  }
  try {
    mkdirSync(dirname(file), { recursive: true })
    await pipeline(Readable.from(pieces), createWriteStream(file))
  } catch (error) {
    throw cannotWrite(file, error)
  }
}

/** @param example how the file may be called */
export function cannotWrite(file: string, error: unknown, example = 'report.html'): UserError {
  const { code } = error as NodeJS.ErrnoException
  const instead = code === 'EISDIR' ? ` Name a file, as ${join(file, example)}.` : ''
  // Its folder was made where it was missing: one that is there and takes no file is the system's own (/proc).
  const why = code === 'ENOENT' ? `no file can be made in ${dirname(resolve(file))}` : whyNot(error, 'write')
  return new UserError(`Cannot write ${file}: ${why}.${instead}`)
}
