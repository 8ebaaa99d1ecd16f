// Writes what a command found between `<!-- name -->` and `<!-- /name -->` of a page.
import { readFileSync, writeFileSync } from 'node:fs'

/** @param {string} path @param {string} name @param {readonly string[]} lines */
export function writeSection(path, name, lines) {
  const page = readFileSync(path, 'utf8')
  const section = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*(<!-- /${name} -->)`)
  if (!section.test(page)) throw new Error(`${path} has no <!-- ${name} --> … <!-- /${name} -->`)
  const fresh = page.replace(section, (_, begin, end) => `${begin}${lines.join('\n')}\n${end}`)
  writeFileSync(path, fresh)
}
