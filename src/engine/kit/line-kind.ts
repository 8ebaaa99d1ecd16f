/** Lines that differ in numbers, ids and quoted names only are one kind. */
export function kindOf(body: string): string {
  const words = body
    .slice(0, 240)
    .replace(/"[^"]{0,240}"|'[^']{0,240}'/g, '#')
    .split(/\s+/)
  return words.map((word) => (/\d/.test(word) ? '#' : word)).join(' ')
}
