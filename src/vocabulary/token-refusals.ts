/**
 * What servers write of a token that they did not accept, for a reason that lies in how they or the issuer are set up: whom it is for,
 * who made it, or that the issuer's keys did not come; and what issuers write of a client that may have none. A token that ran out is renewed every day.
 * Words of AgentCore (whose authorizer compares a claim with what it was set up for), PyJWT and FastMCP, jsonwebtoken and jose, Microsoft.IdentityModel (https://aka.ms/identitymodel/wiki), Spring Security, jwks-rsa.
 */
export type TokenReason = 'audience' | 'issuer' | 'key' | 'keys' | 'client'

const REASONS: readonly (readonly [TokenReason, RegExp])[] = [
  [
    'audience',
    /\baudience (?:mismatch|validation failed|check failed|is invalid|invalid\b|does ?n[o']t match|(?:is )?not (?:accepted|allowed|valid))|\b(?:[Ii]nvalid|[Ww]rong|[Uu]nexpected) (?:token )?audience\b|\bInvalidAudience(?:Error|Exception)?\b|\bIDX10(?:214|206|208)\b|\bunexpected "aud" claim value|\bClaim '[\w:.-]{1,80}' value mismatch with configuration\b|\baud(?:ience)? claim\b[^\n]{0,60}\b(?:mismatch|invalid|not (?:contain|match|valid)|missing)|\brequired audience is missing\b/i,
  ],
  [
    'issuer',
    /\bissuer (?:mismatch|validation failed|is invalid|invalid\b|does ?n[o']t match|(?:is )?not (?:accepted|allowed|trusted))|\b(?:invalid|wrong|unexpected) (?:token )?issuer\b|\bInvalidIssuer(?:Error|Exception)?\b|\bIDX10205\b|\bunexpected "iss" claim value|\biss claim is not valid\b/i,
  ],
  [
    'key',
    /\b(?:unable to|could ?n[o']t|cannot|did ?n[o']t) (?:find|locate|match) (?:an? |any |the )?(?:\w{1,20} )?(?:signing |public |matching |verification )?key\b[^\n]{0,60}\b(?:match|kid|jwks)|\b(?:signing |public |matching )?keys? (?:with |for )?(?:that matches |kid\b)[^\n]{0,160}\bnot found\b|\bno (?:applicable|matching|suitable) (?:signing |public |verification )?keys? (?:was |were )?(?:found|for|in|with)\b|\bSigningKeyNotFoundError\b|\bJWKSNoMatchingKey\b|\bIDX1050[13]\b|\bno key (?:found )?(?:for|with|matching) (?:the )?(?:given )?["']?kid\b|\bkid\b[^\n]{0,100}\b(?:not (?:found )?in (?:the )?jwks|does ?n[o']t match any)/i,
  ],
  [
    'client',
    /["']?error["']?\s?[:=]\s?\\{0,4}["']?(?:invalid_client|unauthorized_client)\b|\bInvalidClient(?:Error|Exception)\b|\bclient authentication failed\b|\b(?:invalid_client|unauthorized_client)\b[^\n]{0,200}\btoken\b|\btoken (?:endpoint|request|exchange)\b[^\n]{0,200}\b(?:invalid_client|unauthorized_client)\b/i,
  ],
  [
    'keys',
    /\b(?:fetch|get|load|retriev\w{1,4}|download|obtain\w{0,4})\b[^\n]{0,60}\b(?:jwks|\.well-known\/)[^\n]{0,200}(?:time[ds]?[ -]?out|refused|ENOTFOUND|ECONN|unreachable|fail|error|[45]\d\d\b)|\bjwks\b[^\n]{0,80}(?:time[ds]?[ -]?out|refused|ENOTFOUND|ECONN|unreachable|\bfail|could ?n[o']t)|(?:fail|unable|could ?n[o']t|error)[^\n]{0,60}\b(?:jwks|signing keys?)\b|\bPyJWKClientConnectionError\b|\bIDX20803\b|\bJwksError\b/i,
  ],
]
const NEEDLE =
  /audience|value mismatch with|\baud\b|issuer|\biss\b|jwks|signing ?key|\bkid\b|matching key|invalid_client|unauthorized_client|InvalidClient|client authentication|IDX\d{5}|PyJWK/i
/** One of several that are tried, or a refusal of AWS's own. */
const ANOTHERS =
  /\b(?:try|trying) (?:the )?(?:next|another|other)\b|\bsts\b|AssumeRole|InvalidIdentityToken|\bPASS(?:ED)?\b|✓|✔/

export function tokenRefusalIn(text: string): TokenReason | undefined {
  const looked = text.slice(0, 2000)
  if (!NEEDLE.test(looked) || ANOTHERS.test(looked)) return undefined
  return REASONS.find(([, words]) => words.test(looked))?.[0]
}
