/**
 * Names by which two lines tell that they speak of different things of one kind: what was done for another role, account, bucket or
 * tenant, or with another file, mends nothing here.
 */

/** A role and its session are one: `role/path/name`, `assumed-role/name/session`. */
const ROLE =
  /\barn:aws[\w-]{0,20}:(?:iam::(\d{12}):role\/(?:[\w+=,.@-]{1,64}\/){0,8}|sts::(\d{12}):assumed-role\/)([\w+=,.@-]{0,63}[\w+=@-])/g
const BUCKET = /\b(?:s3[an]?:\/\/|arn:aws[\w-]{0,20}:s3:::)([a-z0-9][\w.-]{1,62})/g
/** A word for what it is, and its name, which is set apart or can be no word of a sentence. */
const LABELLED =
  /\b(account|tenant|customer|profile|role|bucket|queue|topic|table|stream|secret|cluster|repository|volume|dataset|shop)(?:[ _-]?(?:id|name))?(?:["']?\s?[=:]\s?["'`]?|\s["'`]|\s#?(?=[\w./:-]{0,80}[\d_/-]))(?!arn:|s3:)([\w./:@+-]{2,200})/gi
const FILE =
  /(?:(?<![\w/.-])(?:s3[an]?:\/\/[\w.-]{1,63}\/|\.?\/)|(?<![\w/.@+=,-]))((?:[\w@+=,-]{1,100}[./]){1,20}(?:csv|jsonl?|parquet|avro|orc|gz|tgz|zip|zst|bz2|tar|pdf|png|jpe?g|gif|webp|mp[34]|mov|wav|txt|log|dump|sql|bak|xml|html?|ya?ml|tfstate|whl|jar|iso|bin|dat|db))(?![\w/-])/gi
/** An object of a bucket, or a file, of any kind: by its address, or in a field that is named for it. */
const OBJECT =
  /\bs3[an]?:\/\/[\w.-]{1,80}\/([^\s"',;)\]}]{1,600})|(?<![\w.-])(?:(?:object|s3)[_-]?)?(?:key|object|file ?name|file|path|name)["']?\s?[=:]\s?(?:"([^"\n]{1,600})"|'([^'\n]{1,600})'|([^\s"',;)\]}]{1,600}))/gi
/** Of a directory, a version or a word nobody can tell that it is one object of many; a logger names the file of its caller. */
const OF_ONE = /[^/](?:\.[a-z][a-z0-9]{0,9}|\/[^/]*\d[^/]*)$/i
const OF_CODE = /\.(?:m?[jt]sx?|py|rb|go|rs|java|kt|scala|cs|cpp|cc?|h|php|swift|exs?|sh)$/i
const LOOKED_AT = 2000

/** The kinds of things that a text names, each with their names. */
export type Named = ReadonlyMap<string, ReadonlySet<string>>

export function namedIn(text: string): Named {
  const looked = text.slice(0, LOOKED_AT)
  const named = new Map<string, Set<string>>()
  const put = (kind: string, name: string): void => {
    named.set(kind, (named.get(kind) ?? new Set()).add(name.toLowerCase()))
  }
  for (const [, own, ofSession, name] of looked.matchAll(ROLE)) {
    put('role', `${own ?? ofSession}/${name}`)
    put('account', (own ?? ofSession)!)
  }
  for (const [, name] of looked.matchAll(BUCKET)) put('bucket', name!)
  for (const [, kind, name] of looked.matchAll(LABELLED)) put(kind!.toLowerCase(), name!.replace(/[.:,/]{1,8}$/, ''))
  for (const [, name] of looked.matchAll(FILE)) put('file', name!)
  for (const [, ...groups] of looked.matchAll(OBJECT)) {
    const path = groups.find((one) => one !== undefined)!.replace(/[.:]{1,8}$/, '')
    // One part of a program knows it by less of its path than another.
    if (OF_ONE.test(path) && !OF_CODE.test(path)) put('object', path.slice(path.lastIndexOf('/') + 1))
  }
  return named
}

/** Do both name things of one kind, and none that is the other's? A name may be told with what it lies in, or without. */
export function areApart(a: Named, b: Named, kinds: (kind: string) => boolean = () => true): boolean {
  for (const [kind, names] of a) {
    const others = b.get(kind)
    if (others && kinds(kind) && ![...names].some((name) => [...others].some((other) => isSame(name, other))))
      return true
  }
  return false
}

function isSame(a: string, b: string): boolean {
  return a === b || a.endsWith(`/${b}`) || b.endsWith(`/${a}`)
}
