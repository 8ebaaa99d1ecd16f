/** The token with another signature. @param {string} token */
export function tampered(token) {
  const [head, claims, signature = ''] = token.split('.')
  return [head, claims, (signature[0] === 'A' ? 'B' : 'A') + signature.slice(1)].join('.')
}
