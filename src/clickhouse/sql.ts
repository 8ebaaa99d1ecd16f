/** The few pieces of SQL that are made of our own names. What a user or a span says is never among them: it goes as a parameter. */

/** A text of ours (an attribute's name, a pattern) as a literal of SQL. */
export function textLiteral(text: string): string {
  return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`
}

export function textList(texts: readonly string[]): string {
  return `(${texts.map(textLiteral).join(', ')})`
}
