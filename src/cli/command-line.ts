/** The arguments as typed, before yargs takes them apart. */

/**
 * Behind `--` stand paths, also such as begin with a dash. yargs keeps them from a command's positional arguments, so
 * they go in front as what no option can be; `-` stays standard input. After `run`, they are the command to run.
 */
export function withPathsBehindDashes(args: readonly string[]): string[] {
  const at = args.indexOf('--')
  if (at < 0 || args[0] === 'run') return [...args]
  const paths = args.slice(at + 1).map((path) => (/^-./.test(path) ? `./${path}` : path))
  return [...args.slice(0, at), ...paths]
}
