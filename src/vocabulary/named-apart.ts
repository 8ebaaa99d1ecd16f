/**
 * Names by which two lines tell that they speak of different things of one kind: what was done for another role, account, bucket or
 * tenant, or with another file, mends nothing here.
 */

/** A role and its session are one: `role/path/name`, `assumed-role/name/session`. */
const ROLE =
  /\barn:aws[\w-]{0,20}:(?:iam::(\d{12}):role\/(?:[\w+=,.@-]{1,64}\/){0,8}|sts::(\d{12}):assumed-role\/)([\w+=,.@-]{1,64})/g
const BUCKET = /\b(?:s3[an]?:\/\/|arn:aws[\w-]{0,20}:s3:::)([a-z0-9][\w.-]{1,62})/g
/** A word for what it is, and its name, which is set apart or can be no word of a sentence. */
const LABELLED =
  /\b(account|tenant|customer|profile|role|bucket|queue|topic|table|stream|secret|cluster|repository|volume|dataset|shop)(?:[ _-]?(?:id|name))?(?:["']?\s?[=:]\s?["'`]?|\s["'`]|\s#?(?=[\w./:-]{0,80}[\d_/-]))(?!arn:|s3:)([\w./:@+-]{2,200})/gi
const FILE =
  /(?<![\w/.-])(?:s3[an]?:\/\/[\w.-]{1,63}\/|\.?\/)?((?:[\w@+=,-]{1,100}[./]){1,20}(?:csv|jsonl?|parquet|avro|orc|gz|tgz|zip|zst|bz2|tar|pdf|png|jpe?g|gif|webp|mp[34]|mov|wav|txt|log|dump|sql|bak|xml|html?|ya?ml|tfstate|whl|jar|iso|bin|dat|db))(?![\w/-])/gi
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
