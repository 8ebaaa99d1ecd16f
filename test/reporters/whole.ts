/** A report's pieces as one text. */
export async function whole(pieces: string | Iterable<string> | AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of typeof pieces === 'string' ? [pieces] : pieces) text += piece
  return text
}
