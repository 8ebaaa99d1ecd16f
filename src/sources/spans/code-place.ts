/**
 * Where in the server's code a call was made, from the `code.*` attributes, old names and new
 * (https://opentelemetry.io/docs/specs/semconv/registry/attributes/code/). Compiled code that has its source map beside it
 * on this machine is traced back to the source.
 */
import { isAbsolute, relative, sep } from 'node:path'
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import type { Attributes, CodePlace } from '../../model/records.ts'
import { isPackage, type Position, sourceOf } from './source-map.ts'

/** The names until semantic conventions 1.30. */
const OLD = { file: 'code.filepath', line: 'code.lineno', column: 'code.column', function: 'code.function' }

export function codePlaceOf(attributes: Attributes): CodePlace | undefined {
  const file = attributes[SEMCONV.codeFile] ?? attributes[OLD.file]
  const line = Number(attributes[SEMCONV.codeLine] ?? attributes[OLD.line])
  if (typeof file !== 'string' || file === '' || !Number.isInteger(line) || line < 1) return undefined
  const column = Number(attributes[SEMCONV.codeColumn] ?? attributes[OLD.column])
  const name = attributes[SEMCONV.codeFunction] ?? attributes[OLD.function]
  const nearest: CodePlace = { file, line, ...(column >= 1 && { column }) }
  const evaluated = positionsOf(attributes[ROLECALL.codeEvaluated])[0]
  const trail = positionsOf(attributes[ROLECALL.codeTrail]).map((position) => ({ file, ...position }))
  for (const compiled of [nearest, ...trail]) {
    const place = sourceOf(compiled, evaluated)
    if (isPackage(place.file)) continue
    const isAsWritten = place.file === compiled.file && place.line === compiled.line
    // A minified name says nothing.
    const isNamed = compiled === nearest && typeof name === 'string' && name.length > (isAsWritten ? 0 : 3)
    return { ...place, file: relativeToHere(place.file), ...(isNamed && { function: name }) }
  }
  return undefined
}

const MOST_CALLERS = 64

/** `39117:16 39121:9` */
function positionsOf(list: unknown): Position[] {
  if (typeof list !== 'string') return []
  return list.split(' ', MOST_CALLERS).flatMap((one) => {
    const [line, column] = one.split(':').map(Number)
    return line! >= 1 && column! >= 1 ? { line: line!, column: column! } : []
  })
}

function relativeToHere(file: string): string {
  if (!isAbsolute(file)) return file
  const path = relative(process.cwd(), file)
  return path === '' || path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? file : path
}
