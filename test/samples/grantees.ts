/** ARNs to which a fix gives something, by any of the ways in which fixes are worded. */
export function grantees(fix: string): string[] {
  const ways = [
    /"Principal":\{"AWS":"(arn:[^"]+)"/g,
    /(?:the policy of|allow [^.]*? to) (?:[^.:]*\()?(arn:[^\s,;)]+[^\s,;).])/g,
    /(arn:\S+) needs a policy with/g,
  ]
  return ways.flatMap((way) => [...fix.matchAll(way)].map(([, arn]) => arn!))
}
