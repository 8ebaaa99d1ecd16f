// Keeps the real output in README.md and docs/ real: every block between `<!-- output: <command> -->` and `<!-- /output -->` is
// what that command prints, or so many lines of it, from its first or from one that begins so (`, from "Who signed"`).
// `node scripts/readme.mjs` writes them, `--check` fails where one differs.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { globSync } from 'tinyglobby'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const check = process.argv.includes('--check')
const block = /<!-- output: rolecall (.+?)(?:, from "(.+?)")?(?:, first (\d+) lines)? -->\n[\s\S]*?<!-- \/output -->/g
let stale = 0
for (const file of globSync(['README.md', 'docs/**/*.md'])) {
  const text = readFileSync(file, 'utf8')
  const fresh = text.replace(block, (found, args, from, first) => {
    const env = { ...process.env, COLUMNS: '100', NO_COLOR: '1' }
    const { stdout, status, stderr } = spawnSync(process.execPath, ['dist/cli.js', ...args.split(' ')], {
      encoding: 'utf8',
      env,
    })
    if (status === 2) throw new Error(`rolecall ${args}: ${stderr}`)
    const all = stdout.trimEnd().split('\n')
    const begin = from ? all.findIndex((line) => line.startsWith(from)) : 0
    if (begin < 0) throw new Error(`rolecall ${args}: no line begins with "${from}"`)
    const lines = all.slice(begin)
    const shown = first ? [...lines.slice(0, Number(first)).join('\n').trimEnd().split('\n'), '…'] : lines
    const [mark] = found.split('\n')
    return `${mark}\n\`\`\`\n${shown.join('\n').trimEnd()}\n\`\`\`\n<!-- /output -->`
  })
  if (fresh === text) continue
  if (!check) writeFileSync(file, fresh)
  else {
    console.error(`${file}: its output is not what the command prints now; run \`npm run docs\``)
    stale++
  }
}
process.exitCode = stale ? 1 : 0
