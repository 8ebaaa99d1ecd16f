/** `node --import rolecall server.js` loads the library, which records nothing: it says so, in one line. */
export function preloadedByMistake(): void {
  const given = [...process.execArgv, ...(process.env.NODE_OPTIONS ?? '').split(/\s+/)]
  const isPreload = given.some(
    (one, i) =>
      /^(?:--(?:import|require)=|-r=?)rolecall$/.test(one) ||
      (one === 'rolecall' && /^(?:--import|--require|-r)$/.test(given[i - 1] ?? '')),
  )
  if (isPreload)
    process.stderr.write(
      'rolecall: nothing is recorded, as this is the library. The preload is --import rolecall/register\n',
    )
}
