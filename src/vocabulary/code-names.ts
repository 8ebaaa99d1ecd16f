/**
 * Names of errors in code that somebody compiles, bundles, checks or loads: that a module has no such name is no failure of what bears it.
 *
 * - webpack, Rollup, esbuild, Next.js: https://webpack.js.org/configuration/stats/, https://rollupjs.org/troubleshooting/, https://esbuild.github.io/api/#log-level
 * - TypeScript: https://github.com/microsoft/TypeScript/blob/main/src/compiler/diagnosticMessages.json
 * - Python, mypy, Pyright: https://mypy.readthedocs.io/en/stable/error_code_list.html, https://microsoft.github.io/pyright/#/configuration
 * - javac, kotlinc, scalac, C#, Go, Rust, Swift, Dart, Node
 */

const NAME = String.raw`['"\x60‘“]{1,2}[\w$.@/:-]{1,200}['"\x60’”]{1,2}`

const MISSING = new RegExp(
  [
    String.raw`\bexport ${NAME}[^\n]{0,200} was not found in\b`,
    String.raw`${NAME} is not exported (?:by|from)\b`,
    String.raw`\bhas no exported member\b`,
    String.raw`\bno matching export\b`,
    String.raw`\bdoes not provide an export named\b`,
    String.raw`\b(?:Module|Item|module|type object) ${NAME}(?: of "[^"\n]{1,200}")? has no attribute\b`,
    String.raw`\b[Nn]ame ${NAME} is not defined\b`,
    String.raw`\bcannot import name ${NAME}`,
    String.raw`${NAME} is (?:an )?unknown import symbol\b`,
    String.raw`${NAME} is not a known attribute of\b`,
    String.raw`\bCannot find name ${NAME}`,
    String.raw`\bcannot find symbol\b`,
    String.raw`^\W{0,12}(?:\w{3,8}\W{1,4})?(?:symbol|location): {1,4}(?:class|variable|method|package|interface)\b`,
    String.raw`\bcannot find (?:type|struct|value|function|macro|trait|variant|module|crate)? ?${NAME} in (?:this )?(?:scope|crate|module)\b`,
    String.raw`\b(?:use of undeclared|unresolved import|undefined name|Undefined name|Undefined class|Unresolved reference:?) `,
    String.raw`\b[Tt]he (?:type or namespace )?name ${NAME} (?:could not be found|does not exist|isn['’]t defined)`,
    String.raw`\bnot found: (?:type|value|object) \w`,
    String.raw`\bis not a member of (?:package|object)\b`,
    String.raw`\bundefined: (?:\w{1,60}\.)?[A-Z]\w{2,80}\s*$`,
  ].join('|'),
)

/** A statement that makes names of others known, as a compiler or a stack shows it. */
const IMPORT =
  /^\s{0,16}(?:[>|]\s{0,4})?(?:\d{1,7}\s{1,4}[|│┃]?\s{0,8})?(?:(?:import|export)\b[^\n]{0,300}\bfrom ['"]|(?:from [\w.]{1,120} )?import [\w.*{(]|use (?:crate|\w{1,60})::\w|(?:const|let|var) \{[^\n]{1,300}\} = require\()/

/** Without any of these words there is no such line. */
const MAY_HOLD =
  /\b(?:import|export|require|use |not defined|isn['’]t defined|not exist|undefined|attribute|symbol|scope|undeclared|unresolved|Unresolved|location:|Cannot find|cannot find|could not be found|not found: |member of)/

/** The text without lines that say no more than that a name is not there, or make one known. */
export function withoutCodeNames(text: string): string {
  if (!MAY_HOLD.test(text)) return text
  const lines = text.split('\n')
  const kept = lines.filter((line) => !MISSING.test(line.slice(0, LOOKED_AT)) && !IMPORT.test(line))
  return kept.length === lines.length ? text : kept.join('\n')
}

const LOOKED_AT = 1000
