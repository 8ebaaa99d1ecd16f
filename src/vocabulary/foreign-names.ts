/**
 * Names of those who have credentials, tokens, refusals and waits of their own: a failure that names one of them, and not AWS, is theirs.
 * A line each, by what they are: whoever adds one adds it to its line.
 */
const FOREIGN_NAMES = [
  // Other clouds.
  /azure|AADSTS|ManagedIdentity|microsoftonline|google_|cloud\.google|\bgoogle\b|googleapis|google\.auth|metadata\.google|GOOGLE_APPLICATION|\bgcloud|\bgcp\b|\bfirebase\b|\bcloudflare/,
  // Kubernetes' own access, and its probes.
  /system:serviceaccount|cannot (?:list|get|watch|create|patch|update|delete) resource|client-go|\bk8s\.io\/|apiserver|\b(?:readiness|liveness|startup) probe\b/,
  // Registries of images and packages.
  /ghcr\.io|docker\.io|quay\.io|registry-1|pull access denied|insufficient_scope|npm err|\bpypi\b|\btwine\b|rubygems|crates\.io|\bnuget\b|packagist|artifactory|jfrog/,
  // Databases, by name, library and driver.
  /\bpostgres|\bmysql|\bmongo|\bredis|\bRedisClient\b|\bneo4j\b|\bbolt(?:\+s)?:\/\/|\bcassandra\b|\bscylladb\b|\bcouch(?:base|db)\b|\bmariadb\b|\bsqlserver\b|\bclickhouse-client\b|\binfluxdb\b/,
  /\bPG::\w|\bMysql2::|\bpsycopg|\bSQLSTATE\b|\bORA-\d{4}|HikariPool|\bQueuePool limit\b|Postgrex|DBConnection|denied for user '|\bpq: password\b|\bpassword authentication failed for user\b/,
  // Brokers, directories, mail and clocks.
  /\bkafka|\bzookeeper\b|\bamqps?:|\bldap|\bkerberos|\bsmtp|\bimap\b|\bpop3\b|\bsftp\b|\bapns\b|\bfcm\b|\bNTP (?:peer|server|pool)\b|sshd|\[preauth\]/,
  /\bport (?:5432|3306|1433|6379|27017|9092|5672|11211)\b|(?<!(?:^|[\s"'[(T:])\d\d):(?:5432|3306|1433|6379|27017|9092|5672|11211|9200|2379|25|465|587)\b/,
  // Who lets visitors in.
  /\bomniauth|\bcsrf|springframework\.security|AuthenticityToken|django\.core\.exceptions|\boidc: id token|\bkeycloak|\bvault\b|\bclient: \d|You don['’]t have permission to access/,
  // Services that a token is bought for.
  /maxmind|\bdropbox\b|\bsalesforce\b|\bhubspot\b|\bzendesk\b|\bshopify\b|\bpaypal\b|\bmailgun\b|\bmailchimp\b|\bpostmark\b|\bintercom\b|\bairtable\b|\bnotion\.(?:so|com)\b|\bmapbox\b|\balgolia\b|\bstripe|\btwilio|sendgrid|\bopenai|anthropic\.com|huggingface|\bslack\b|\bdiscord|pagerduty|launchdarkly|atlassian|\bjira\b/,
  /\bsonar(?:qube|cloud|\.)|\bsnyk\b|codecov|bitbucket|\bgitlab\b|github[-_. ]?copilot|\bgithub (?:personal |access ){0,2}(?:token|api|app)\b|(?:\/\/|[@.]|\b(?:host:?|to|lookup|with|at) )github\.com|app\.terraform\.io/,
  // Who drives a browser.
  /\bpuppeteer\b|\bplaywright\b|\bselenium\b|\bwebdriver\b|\bNavigation timeout of \d/,
  // Telemetry's own traffic.
  /\bprometheus\b|\botlp\b|\bopentelemetry\b|\bdatadog\b|\bdd-?trace|\bstatsd\b|\bsentry\b|\bnew ?relic/,
  // Compilers and linters, and files that nobody may read.
  /\beslint\b|no-unused-vars|\bTS\d{4}:|\/(?:var\/log|tmp|etc|usr|opt|srv|home)\/\S{1,200}.{0,40}permission denied|\b[A-Z]:\\{1,2}\S{1,200}:? Access (?:is )?denied/,
]

export const FOREIGN = new RegExp(FOREIGN_NAMES.map(({ source }) => source).join('|'), 'i')
