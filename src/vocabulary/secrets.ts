/**
 * What secrets look like in texts: one table, used by the preload, by the analyzer and, generated from here, by the
 * Python hook. Each pattern means the same to ECMAScript and to Python's `re` (with `re.ASCII`), and takes time that
 * grows with the text's length only: what repeats is bounded, or can't be followed by anything it holds itself.
 */

export interface SecretShape {
  name: string
  /** Group 1, where there is one, stays; the rest of the match becomes `becomes`. */
  pattern: string
  ignoreCase: boolean
  becomes: string
  /**
   * Who says what becomes of a match, where the pattern alone can't: `access-key` puts the key's fingerprint in its
   * place; `random` keeps what reads like words; `url` replaces the random segments of a path that is not AWS's, and a query
   * without names.
   */
  judge?: 'access-key' | 'random' | 'url'
}

/** Names whose value is a secret whatever it looks like. */
const SECRET_NAMES = [
  'secret[-_]?access[-_]?key',
  'secret[-_]?key',
  'private[-_]?key',
  'client[-_]?secret',
  'session[-_]?token',
  'security[-_]?token',
  '(?:access|refresh|(?<!inval)id|web[-_]?identity|auth|bearer|api)[-_]?token',
  'api[-_]?key',
  'account[-_]?key',
  'shared[-_]?access[-_]?key(?!name)',
  '(?:subscription|functions?|signing|encryption|master|stripe|app)[-_]key',
  '(?:signing|encryption|master)key',
  'passw(?:or)?d',
  'passphrase',
  'passcode',
  'bindpw',
  'redis(?:cli)?[-_]?auth',
  '(?<![a-z])pwd',
  '[a-z]_pass(?![\\w-])',
  '(?:token|mfa|device)[-_]?code(?!s)',
  'code[-_]?verifier',
  'x-honeycomb-team',
  'x-amz-signature',
  'jsessionid',
  'phpsessid',
  'connect\\.sid',
].join('|')

/** Between a name and its value: JSON, also inside JSON, the repr of Python and JavaScript, headers, queries. */
const IS = `["'\\\\]{0,4}\\s{0,4}(?:=>|[:=]|%3D)\\s{0,4}(?:b(?=["'\\\\]))?\\\\{0,3}`
/** What says that there is no value, or none any more. */
const NONE = '(?!\\[redacted|b["\'\\\\]|(?:true|false|null|none|undefined|nil)\\b)'
/** As it stands in a text, in JSON, and in JSON within JSON. */
const QUOTE = `\\\\{0,3}["']`
const BARE = `[^\\s"'\\\\,;&)}\\]<>]`

/** Names that may be a secret's, if the value is one word; behind a colon stands a part of an ARN. */
const TELLING =
  '(?<!:)(?:secret|passw|token|credential|api[-_]?key)[\\w-]{0,24}(?![\\w-])(?<!file)(?<!path)(?<!name)(?<!arn)(?<!error)(?<!exception)'
/** A scope of AWS's signature: `KEY/20260101/us-east-1/s3/aws4_request` explains, and is no secret. */
const SCOPE = `(?![^\\s/"']{1,128}(?:/|%2F)\\d{8}(?:/|%2F))`

/** Between the words of a command line, also as a list of quoted arguments. */
const ARG = `[\\s"',\\\\]{1,8}`
/** A client's name and what else it was given before the option, on its line and of its command. */
const given = (clients: string) => `\\b(?:${clients})(?=[\\s"'])[^\\n;|&]{0,200}?[\\s"']`
const PASSWORD = `${NONE}[^\\s"'\\\\,;&)}\\]<>|-][^\\s"'\\\\,;&)}\\]<>|]{2,}`

/** What tokens of services begin with: https://docs.github.com/code-security/secret-scanning/introduction/supported-secret-scanning-patterns */
const PREFIXES = [
  'gl(?:pat|dt|rt|cbt|ptt|ft|soat|agent)-',
  'npm_|pypi-|rubygems_|dckr_[op]at_|AKCp|cmVm',
  'hv[sbr]\\.|dp\\.[a-z]{2,5}\\.|tskey-|v[1-4]\\.(?:local|public)\\.|ory_[ar]t_|AGE-SECRET-KEY-1',
  'do[opr]_v1_|GOCSPX-|ya29\\.|1(?://|%2F%2F)0|pscale_|sbp_|fm[12]_|bedrock-api-key-|ABSK|ao[ar]AAAA',
  'SG\\.|whsec_|xapp-|sq0(?:atp|csp)-|xkeysib-|xsmtpsib-|ATATT3|ATCTT3|lin_api_|figd_|PMAK-',
  'gls?[ac]_|NRAK-|sntry[su]_|CCIP(?:AT|RJ)_|bkua_|ph[cx]_',
  'nvapi-|pplx-|xai-|lsv2_|pcsk_|tvly-',
].join('|')
/** The same where the beginning alone says little: what follows is of one piece. */
const OF_ONE_PIECE = [
  '(?:gsk|rnd|ops|r8|ntn|secret)_[A-Za-z0-9%+/=]{28,}',
  'npg_[A-Za-z0-9]{12,}',
  '(?:dapi|SK|key-)[0-9a-f]{32}',
  's\\.[A-Za-z0-9]{24}',
  '\\d{8,10}(?::|%3A)AA[\\w-]{33}',
  '[MNO][\\w-]{23,25}\\.[\\w-]{6}\\.[\\w-]{27,38}',
  'pat\\w{14}\\.[0-9a-f]{64}',
  'v1\\.0-[0-9a-f]{24}-[0-9a-f]{146}',
  '\\w{3}[78]Q~[\\w.~-]{31,34}',
].join('|')

const shape = (name: string, pattern: string, more: Partial<SecretShape> = {}): SecretShape => ({
  name,
  pattern,
  ignoreCase: true,
  becomes: '[redacted]',
  ...more,
})
const exact = { ignoreCase: false }

/** In this order. */
export const SECRET_SHAPES: readonly SecretShape[] = [
  shape('private key', '(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)[A-Za-z0-9+/=\\s\\\\]+', exact),
  // JWTs, whole or cut, and policies of presigned POSTs: both begin with a JSON object in base64.
  shape('jwt', 'eyJ[\\w+=-]{8,}(?:[./][\\w+=-]*){0,4}', { ...exact, becomes: '[redacted JWT]' }),
  shape('github', '\\b(?:gh[oprsu]_[A-Za-z0-9]{16,}|github_pat_\\w{16,})', exact),
  shape('slack', '\\bxox[a-z]-[\\w-]{8,}', exact),
  shape('model providers', '\\bsk-(?:[a-z]{2,8}-|[a-z]{2,8}\\d\\d-)?[\\w-]{12,}', exact),
  shape('payment providers', '\\b[rs]k_(?:live|test)_\\w{8,}', exact),
  shape('google', '\\bAIza[\\w-]{30,}', exact),
  // A name in small letters, like `npm_config_user_agent`, is none.
  shape('other providers', `(?<![\\w.-])(?:${PREFIXES})(?=[\\w.~-]{0,40}[A-Z\\d])[\\w.~%+/=-]{16,}`, exact),
  shape('tokens of one piece', `(?<![\\w.-])(?:${OF_ONE_PIECE})(?![A-Za-z0-9])`, exact),
  // https://en.wikipedia.org/wiki/Bcrypt#Description
  shape('password hash', '\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}', exact),
  // https://huggingface.co/docs/hub/security-tokens, https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens
  shape('model hubs and shops', '\\b(?:hf_[A-Za-z0-9]{30,}|shp(?:at|ca|pa|ss)_[A-Za-z0-9]{16,})', exact),
  // https://learn.microsoft.com/azure/storage/common/storage-sas-overview
  shape('shared access signature', '(\\bsig=)[a-z0-9%+/=_-]{16,}'),
  // A user's number and a group's (`docker run -u 1000:1000`) are none.
  shape('of curl', '((?<=\\s)(?:-u|--user)[ =]["\']?[^\\s:"\'/]{1,64}:)(?!\\d{1,6}(?!\\w))[^\\s"\']{3,}'),
  // https://redis.io/docs/latest/develop/tools/cli/, https://dev.mysql.com/doc/refman/en/connection-options.html (`-p` and its
  // value are one word), https://www.mongodb.com/docs/mongodb-shell/reference/options/, https://linux.die.net/man/1/sshpass
  shape('of redis-cli', `(${given('(?:redis|valkey|keydb)-cli')}-a${ARG})${PASSWORD}`, exact),
  shape('of mysql', `(${given('(?:mysql|mariadb)[a-z-]{0,16}')}-p["']?)${PASSWORD}`, exact),
  shape(
    'of other clients',
    `(${given('mongo[a-z]{0,8}|sshpass|cqlsh|rabbitmqadmin|(?:docker|podman|helm registry|oras|az|oc|argocd) login')}-p(?:${ARG}|=)?)${PASSWORD}`,
    exact,
  ),
  shape('of sqlcmd', `(${given('sqlcmd|bcp')}-P(?:${ARG})?)${PASSWORD}`, exact),
  shape('of ldapsearch', `(${given('ldap[a-z]{3,8}')}-w${ARG})${PASSWORD}`, exact),
  shape(
    'password option',
    `((?<=[\\s"'])--?(?!no-)(?:[a-z]{1,16}-)?pass(?:w(?:or)?d|phrase)?(?:=["']?|${ARG}))(?!(?:is|are|was|must|and|or|to|for|with|not|requires?|option|flag|argument)\\b)${PASSWORD}`,
  ),
  // https://core.telegram.org/bots/api#making-requests, https://api.slack.com/messaging/webhooks and Discord's.
  shape('bot', '(/bot\\d{5,20}(?::|%3A))[\\w-]{16,}'),
  shape('hook', '(/(?:web)?hooks?/(?:[a-z0-9-]{1,16}/){0,2})(?=[\\w-]{0,64}\\d)[\\w-]{16,}'),
  shape('webhook', '(/(?:services/T\\w{4,20}/B\\w{4,20}|webhooks/\\d{10,24})/)[\\w-]{8,}'),
  shape(
    'one-time link',
    '(/(?:reset|invite|invitation|activate|verify|confirm|unsubscribe|magic)[\\w-]{0,16}/)(?=[\\w-]{0,64}\\d)[\\w-]{16,}',
  ),
  // No host is called as a region is: Longhorn puts a bucket before one. https://longhorn.io/docs/latest/snapshots-and-backups/backup-and-restore/set-backup-target/
  shape(
    'user info',
    '(://)(?![a-z\\d][a-z\\d.-]{2,62}@[a-z]{2}(?:-[a-z]{2,9}){1,3}-\\d(?:[/?#\\s"\']|$))[^\\s/?#"\'<>]{1,256}@',
    { becomes: '[redacted]@' },
  ),
  // A password that should have been escaped; a port is none.
  shape('user info, not escaped', '(://)[^\\s/?#"\'<>:@]{0,64}:(?!\\d{1,5}[/?#])[^\\s"\'<>@]{1,128}@', {
    becomes: '[redacted]@',
  }),
  // https://github.com/go-sql-driver/mysql#dsn-data-source-name, proxies and Oracle's, none of which has a scheme.
  shape(
    'user info without a scheme',
    '((?<![\\w:/@.-])[a-z_][\\w.-]{0,63}:)[^\\s:@/"\'<>()]{3,128}@(?=(?:tcp|unix)\\(|[a-z\\d][\\w.-]{0,253}:\\d{2,5}(?!\\d))',
    { becomes: '[redacted]@' },
  ),
  shape('of oracle', '(\\bjdbc:oracle:[a-z]{2,8}:[^\\s/@]{1,64}/)[^\\s@]{1,128}@', { becomes: '[redacted]@' }),
  shape('xml', `(<(?:${SECRET_NAMES}|token|signature\\w{0,16})>)[^<]+`),
  shape(
    'cookie',
    `(\\b(?:set-)?cookie${IS}(?:\\[\\s{0,2}(?=\\\\{0,3}["']))?(?:${QUOTE})?)${NONE}[^\\s"'\\\\[][^"'\\\\\\r\\n]*`,
  ),
  shape(
    'authorization',
    `(authorization${IS}["']?(?!AWS4-|b["'\\\\]|(?:[a-z]{4,9} )?\\[redacted)(?:(?:bearer|basic|token|negotiate) )?)${BARE}+`,
  ),
  shape('digest', '(\\b(?:response|cnonce)=\\\\{0,3}")[0-9a-z+/=]{16,}'),
  shape('bearer', '(\\b(?:bearer|negotiate)\\s{1,4})(?=[^\\s"\',;]{0,64}[\\d_=]|[^\\s"\',;]{24})[^\\s"\',;)}\\]]{6,}'),
  shape('basic', '(\\bbasic\\s{1,4})(?=[a-z0-9+/]{0,64}[\\d=])[a-z0-9+/]{6,}=*'),
  // Headers as lists and as pairs, and a form's part: the name and its value are neighbours.
  shape(
    'named by a neighbour',
    `((?:${SECRET_NAMES}|x-api-key|authorization|cookie)${QUOTE},\\s{0,8}\\[?${QUOTE})${NONE}[^"'\\\\]+`,
  ),
  shape('part of a form', `(\\bname=\\\\?"(?:${SECRET_NAMES})\\\\?"(?:\\\\r|\\\\n|\\s){2,8})[^\\s\\\\]+`),
  // What ioredis and node-redis say of the command that failed.
  shape(
    'command of redis',
    `(\\bname["']?:\\s{0,2}["']auth["'],\\s{0,8}["']?args["']?:\\s{0,2}\\[\\s{0,8})["'][^\\]]*`,
  ),
  shape('command of redis, as sent', '(\\bAUTH (?:[a-z][\\w-]{0,31} )?)(?=[^\\s"\']{0,64}\\d)[^\\s"\']{8,}', exact),
  shape(
    'one-time code',
    '((?:--(?:token|mfa)-code|--otp|(?:token|mfa|one-time)[ -]?(?:code|password))(?: is)?[ =:]{1,3}["\']?)\\d{6,8}(?!\\w)',
  ),
  shape('of a statement', `(\\b(?:identified by|with password|set password) ["'])[^"'\\\\]+`),
  shape(
    'field named pass',
    `((?<![a-z0-9])(?:pass|otp|pin)(?:${QUOTE})?:\\s{0,2}${QUOTE})[^"'\\\\\\s]{4,}(?=${QUOTE})`,
  ),
  shape('named, in double quotes', `((?:${SECRET_NAMES})${IS}")${NONE}[^"\\\\]+`),
  shape('named, in single quotes', `((?:${SECRET_NAMES})${IS}')${NONE}[^'\\\\]+`),
  shape('named', `((?:${SECRET_NAMES})${IS})${NONE}${BARE}+`),
  shape('signature', `(signature${IS}["']?)(?=[a-z+/%=_-]{0,32}\\d|[0-9a-f]{16})[a-z0-9+/%=_-]{16,}`),
  shape('policy', `(\\bpolicy${IS}["']?)[a-z0-9+/=_-]{40,}`),
  // Services say "ExpiredToken: Provided …" as well: a word without a digit is a word, unless in quotes or assigned.
  shape(
    'perhaps named',
    `(${TELLING}${IS}["']?)${NONE}${SCOPE}(?!arn:)(?:(?<=["'])[^"'\\\\\\s]{8,}(?=["'\\\\])|(?:(?<==)|(?=${BARE}{0,64}\\d))${BARE}{8,})`,
  ),
  shape(
    'named without a sign',
    `((?<![a-z0-9])(?:passw(?:or)?d|passphrase|bindpw|secret(?:[-_ ]?(?:access[-_ ]?)?key)?|api[-_ ]?key|(?:session[-_ ]?)?token)\\s{1,3}(?:is |was |(?:provided|given|used):? )?["'\`]?)(?!arn:|\\d{4}-\\d\\d|\\d{1,12}\\b)(?=[^\\s"'\`,;]{0,64}\\d)[^\\s"'\`,;)]{6,}`,
  ),
  // What a query says to AWS of the signature and of the operation stays.
  shape(
    'query',
    '([?&#](?!(?:x-amz-(?:algorithm|credential|date|expires|signedheaders)|awsaccesskeyid|action|version|versionid|list-type|prefix|rolearn|rolesessionname|durationseconds)=)[\\w.~%[\\]-]{1,64}=)(?!\\[redacted)[^&#\\s"\'<>)\\]}]+',
  ),
  shape('url', 'https?://[^\\s"\'<>?#]{4,}(?:[?#][^\\s"\'<>]+)?', { judge: 'url' }),
  // The same without a scheme, in a sentence; what stands alone is a request's path, whose owner is known.
  shape('path', '(?<=[\\s"\'(=,])(?:[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4})?/[\\w/.~%+=-]{24,512}', { judge: 'url' }),
  // A key and its secret, as files of credentials and mounts have them; a scope's date is none.
  shape(
    'secret beside its key',
    '(A[KS]IA[A-Z0-9]{12,16}["\']?[:/,|\\s]{1,3}["\']?)(?=[^A-Z\\s]{0,40}[A-Z])(?=[^a-z\\s]{0,40}[a-z])(?=[^\\d\\s]{0,40}\\d)[A-Za-z0-9/+]{28,64}(?![\\w/+-])',
    exact,
  ),
  shape('bare secret key', '(?<![\\w/+.:-])[A-Za-z0-9/+]{40}(?![\\w/+=-])', { ...exact, judge: 'random' }),
  // Behind an account's number stands what an ARN is about: a role and a session may have long names.
  shape('bare token', '(?<![\\w/+=-])(?<!:\\d{12}:)[A-Za-z0-9/+_=-]{100,}', { ...exact, judge: 'random' }),
  shape(
    'access key',
    'A[KS]IA(?:(?<![A-Za-z0-9].{4})|(?<=%2F.{4})|(?<=%3D.{4})|(?<=%22.{4}))[A-Z0-9]{12,124}(?![A-Za-z0-9])',
    { ...exact, judge: 'access-key' },
  ),
]

/** A text without any of this, and without a run of 24 characters that could be a token, holds no such secret. */
export const SUSPECT = [
  PREFIXES,
  OF_ONE_PIECE,
  'secret|token|credential|signature|auth|pass|pwd|bindpw|otp|pin["\'\\\\]|(?:mfa|device)[-_]?code|verifier|honeycomb|identified by|jdbc:|cookie|cnonce|response=|bearer|basic |negotiate|(?:api|account|access|subscription|functions?|signing|encryption|master|stripe|app)[-_ ]?key|private|policy|sess|\\.sid|eyJ|a[ks]ia|gh[oprsu]_|github_|xox|sk[-_]|rk_|aiza|hf_|shp[acps]|sig=|\\s-u|--user|-cli[\\s"\']|mysql|mariadb|mongo|sshpass|sqlcmd|\\bbcp|cqlsh|rabbitmqadmin|\\bldap|login|://|/bot|/services/|hooks?/|/reset|/invit|/activat|/verify|/confirm|/unsub|/magic|[?&#][\\w.~%[\\]-]{1,64}=|[\\s"\'(=,][\\w.-]{0,80}/[\\w/.~%+=-]{24}|[a-z0-9/+_=-]{40}|@(?:(?:tcp|unix)\\(|[\\w.-]{1,253}:\\d)|\\$2[aby]\\$',
].join('|')

/** Names of attributes and keys whose value is a secret whatever it looks like. */
export const SECRET_NAME = `(?:^|[._-])(?:${SECRET_NAMES}|authorization|cookie|set-cookie|x-api-key)$`
