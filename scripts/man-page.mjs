// Writes docs/rolecall.1, the manual page, from what `--help` of every command says; `--check` fails where it differs.
// Its language: https://man7.org/linux/man-pages/man7/groff_man.7.html
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const PAGE = 'docs/rolecall.1'
const { version, description } = JSON.parse(readFileSync('package.json', 'utf8'))

/** @param {string[]} command */
function helpOf(...command) {
  const env = { ...process.env, COLUMNS: '110', NO_COLOR: '1' }
  return execFileSync(process.execPath, ['dist/cli.js', ...command, '--help'], { encoding: 'utf8', env }).trimEnd()
}

/** A line of help that is wrapped goes on deeper than any line begins. @param {string} help @returns {string[]} */
function unwrapped(help) {
  /** @type {string[]} */
  const lines = []
  for (const line of help.split('\n')) {
    const goesOn = /^ {4,}\S/.test(line) && !/^ {6}--\w/.test(line)
    if (goesOn || (/^ {2}\S/.test(line) && /^\S/.test(lines.at(-1) ?? '') && !lines.at(-1)?.endsWith(':')))
      lines.push(`${lines.pop()} ${line.trim()}`)
    else lines.push(line)
  }
  return lines
}

/** @param {string} text */
function roff(text) {
  const safe = text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/[^\x20-\x7e]/gu, (one) => `\\[u${one.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`)
  return /^[.']/.test(safe) ? `\\&${safe}` : safe
}

/** @param {string[]} lines @param {string} heading between commands and within one */
function body(lines, heading) {
  return lines.flatMap((line) => {
    if (line === '') return ['.PP']
    const title = /^(Positionals|Options|Examples):$/.exec(line)?.[1]
    if (title) return [`${heading} "${title}"`]
    if (!line.startsWith('  ')) return [roff(line)]
    const [item = '', ...about] = line.trim().split(/ {2,}/)
    // What every command has stands under the name of the program.
    if (/^(--version|-h, --help)$/.test(item)) return []
    return ['.TP', `.B ${roff(item)}`, ...(about.length ? [roff(about.join(' '))] : ['\\&'])]
  })
}

const commands = unwrapped(helpOf()).flatMap((line) => /^ {2}rolecall ([a-z-]+)/.exec(line)?.[1] ?? [])
const sections = commands.flatMap((command) => {
  const [usage = '', ...rest] = unwrapped(helpOf(command))
  return [`.SS "${roff(usage)}"`, ...body(rest, '.PP\n.I')]
})
const text = [
  `.\\" Made by scripts/man-page.mjs from rolecall --help.`,
  `.TH ROLECALL 1 "" "rolecall ${version}" "rolecall"`,
  // No word is taken apart, as it could not be copied then, and no gaps between them.
  '.nh',
  '.ad l',
  '.SH NAME',
  `rolecall \\- ${roff(description[0].toLowerCase() + description.slice(1).replace(/\.$/, ''))}`,
  '.SH SYNOPSIS',
  '.B rolecall',
  '[\\fIcommand\\fR] [\\fIoptions\\fR] [\\fIpaths\\fR...]',
  '.SH DESCRIPTION',
  'Without a command it analyzes.',
  'Every command has \\fB\\-\\-help\\fR, the program \\fB\\-\\-version\\fR.',
  'The pages of the rules are printed by \\fBrolecall explain\\fR.',
  '.SH COMMANDS',
  ...sections,
]
const page = `${text.join('\n').replace(/(\n\.PP(\n\.I "\w+")?)+(?=\n\.(PP|SS|SH)|$)/g, '')}\n`

if (!process.argv.includes('--check')) writeFileSync(PAGE, page)
else if (readFileSync(PAGE, 'utf8') !== page) {
  console.error(`${PAGE} is not what --help says now; run \`npm run docs\``)
  process.exitCode = 1
}
