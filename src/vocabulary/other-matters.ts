/**
 * Errors that are about something else than who asks AWS, whatever names they hold: code that does not compile or load, settings that the
 * language of a template does not know, an object of Kubernetes that somebody changed meanwhile. Known by the words with which they begin.
 *
 * - Terraform's own diagnostics: https://github.com/hashicorp/hcl/blob/main/hclsyntax/expression.go,
 *   https://github.com/hashicorp/terraform/blob/main/internal/lang/eval.go and https://github.com/hashicorp/hcl/blob/main/ops.go
 * - what Node, Python, Java, Ruby, Go, Rust and PHP say of code that is not there: https://nodejs.org/api/errors.html (MODULE_NOT_FOUND),
 *   https://docs.python.org/3/library/exceptions.html (ModuleNotFoundError), https://docs.oracle.com/javase/specs/jvms/se21/html/jvms-5.html
 * - https://github.com/kubernetes/apimachinery/blob/master/pkg/api/errors/errors.go, https://github.com/kubernetes/client-go (leaderelection)
 * - https://docs.docker.com/docker-hub/usage/ (toomanyrequests)
 * - https://www.elastic.co/docs/troubleshoot/elasticsearch and its server's ElasticsearchException.java: names of what is wrong with a document,
 *   an index or a query
 */

/** Of HCL and of Terraform's core, before any provider is asked. */
const OF_TEMPLATES =
  /\bError: (?:Invalid (?:index|attribute name|function argument|reference|expression|template \w+|for_each (?:argument|set argument)|count argument|value for (?:input )?variable|variable name|operand|character|block definition|default value for variable|multi-line string|number literal|escape sequence|string literal|resource (?:name|type)|data source|legacy provider address|combination of \w[\w" ]{0,40})|Unsupported (?:argument|attribute|block type|operator|Terraform Core version)|Missing (?:required argument|newline after \w+|item separator|key\/value separator|resource instance key|attribute \w+|name for \w+)|(?:Extraneous|Insufficient|Duplicate) \w[\w ]{0,40}|Reference to undeclared \w[\w ]{0,40}|Call to unknown function|Not enough function arguments|Too many function arguments|Error in function call|Argument or block definition required|Attribute redefined|Unclosed \w[\w ]{0,30}|Unexpected (?:attribute|"\w+" block)|Unreadable module directory|Module (?:not installed|not found)|Inconsistent (?:conditional result types|dependency lock file)|Incorrect (?:attribute value type|condition type|condition expression)|Conflicting configuration arguments|Cycle: |Resource (?:precondition|postcondition) failed|No value for required variable|Value for undeclared variable|Variables not allowed|Unknown variable|Iteration over (?:null|non-iterable) value|Attempt to (?:get attribute|index) (?:from|a) null value|Instance cannot be destroyed|Saved plan is stale|Error parsing command-line flags|Self-referential block|Invalid or missing required argument|expected "?[\w.]{1,80}"? to be (?:one of|in the range|at least|at most))/

/** Pulumi's, before a provider asks AWS. */
const OF_ARGUMENTS =
  /\bhas a problem: (?:Missing required argument|Value must be|Conflicting configuration arguments|Invalid or unknown key|expected \S{1,80} to be)|\bInvalid or unknown key\b/

/** Of code that is not there or is not understood by what compiles it. */
const OF_CODE =
  /^Require stack:|\bCannot find (?:module|package|name|symbol)\b|\bmaven-compiler-plugin\b[^\n]{0,200}: Compilation failure\b|\bError occurred prerendering page\b|\bERR_(?:MODULE_NOT_FOUND|REQUIRE_ESM|PACKAGE_PATH_NOT_EXPORTED|UNKNOWN_FILE_EXTENSION)\b|\bNo module named\b|\bcannot import name\b|\bModule not found: |\bCould not resolve ["'@.]|\berror: cannot find symbol|\bpackage \S{1,200} does not exist\b|\bNoClassDefFoundError\b|\bClassNotFoundException\b|\bNoSuchMethodError\b|\b(?:no required module provides|cannot find) package\b|\bcannot load such file\b|\buninitialized constant\b|\bunresolved import\b|\berror\[E\d{4}\]|\berror TS\d{4}:|\bTS\d{4}: |\berror CS\d{4}:|\bis not assignable to (?:type|parameter)\b|\bundefined: \w|\bimported and not used\b|\bdeclared and not used\b|\bSyntaxError: |\b(?:[Ii]nvalid|[Uu]nexpected) token\b[^\n]{0,40}\b(?:in JSON|is not valid JSON)|\bIndentationError: |\bClass "[\w\\]{1,200}" not found|\bis not a function\b|\bCannot read propert(?:y|ies) of (?:undefined|null)|\bhas no attribute '|\bundefined (?:local variable or )?method [`'‘]|\bCall to (?:undefined (?:method|function)|a member function) |\b[Uu]nresolved dependenc(?:y|ies)\b|\bUnresolved reference:? '?\w|\bpeer dep(?:endency)?\b|\bERESOLVE\b|\bNo matching version found\b|\bNo matching distribution found\b|\bCould not (?:find a version that satisfies|find artifact|find gem)\b/

/** Of packages that do not fit each other, as pip and npm say it. https://pip.pypa.io/en/stable/topics/dependency-resolution/ */
const OF_PACKAGES =
  /\bpip['’]s dependency resolver\b|\b\S{1,80} \S{1,40} requires \S{1,120}, but you (?:will )?have\b|\bnpm (?:ERR!|error|warn|WARN) (?:code )?(?:ERESOLVE|EBADENGINE|peer dep|deprecated)\b/

/** Of Kubernetes' own objects. */
const OF_KUBERNETES =
  /\bOperation cannot be fulfilled on \S|\b(?:error (?:retrieving|initially creating|updating) resource lock|[Ff]ailed to (?:update|renew|acquire) lease|leader ?election lost|failed to renew lease)\b|\bthe object has been modified; please apply your changes\b|\bis forbidden: (?:User "|exceeded quota|violates PodSecurity)|\badmission webhook "[^"\n]{1,120}" denied\b|\bOOMKilled\b|\bInsufficient (?:cpu|memory)\b|\bno matches for kind\b|\b(?:readiness|liveness|startup) probe\b/

/** Of its API, at an address in numbers, that was not reached, unless it was asked in place of a metadata service; and of what the kubelet has from there for a pod. */
const OF_KUBERNETES_API =
  /\bhttps?:\/\/(?<!\bmetadata\b[^\n]{0,200})(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:]{2,40}\]|kubernetes(?:\.default(?:\.svc[\w.]{0,40})?)?)(?::\d{1,5})?\/(?:api\/v1|apis)\/[^\s"\\]{1,600}\\{0,3}"?:? (?:(?:dial|read|write) tcp\b|net\/http: |http2: |context (?:deadline|canceled)|unexpected EOF|EOF\b|i\/o timeout|tls: |x509: )|\bfailed to sync (?:configmap|secret) cache\b/

/** Of the program behind a web server, as Apache tells it. https://github.com/apache/httpd/blob/trunk/modules/proxy/mod_proxy_http.c */
const OF_BACKENDS = /\bAH0(?:0898|0940|0957|0959|1084|1095|1097|1102|1114): (?![^\n]{0,400}amazonaws)/

/** Of what is kept for a time, and then cleared away. */
const OF_AGE =
  /\b(?:backups?|snapshots?|archives?|restore points?|recovery points?|retention|objects?|images?|entr(?:y|ies)|items?|caches?|messages?|records?|segments?|partitions?|versions?|invitations?|links?|coupons?|licen[cs]es?|carts?|drafts?|uploads?|downloads?|jobs?|tickets?|reservations?)\b[^\n]{0,20}? (?:has|have|had|is|are|was|were) (?:now |already )?expired\b/i

/**
 * Of a query, as Presto, Trino and Athena find it (https://trino.io/docs/current/sql.html), Loki and Prometheus
 * (https://github.com/grafana/loki/blob/main/pkg/logqlmodel/error.go), PostgreSQL, MySQL, SQLite and Elasticsearch.
 */
const OF_QUERIES =
  /\b(?:SYNTAX_ERROR: |parse error at line \d{1,6}, col \d{1,6}: |parse error: [^\n]{0,120}\bunexpected |syntax error: unexpected |syntax error at or near |You have an error in your SQL syntax|near "[^"\n]{1,80}": syntax error|[Ff]ailed to parse (?:the )?query\b|query_shard_exception|parsing_exception|(?:FUNCTION|COLUMN|TABLE|SCHEMA|CATALOG)_NOT_FOUND\b|TYPE_MISMATCH: |DIVISION_BY_ZERO\b|INVALID_CAST_ARGUMENT\b|mismatched input '|no viable alternative at input\b|(?:Function|Column|Table) '?[\w."]{1,120}'? (?:not registered|cannot be resolved|does not exist))/

/** Of a statement that PostgreSQL ended, or of what its own grants forbid. https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-STATEMENT-TIMEOUT */
const OF_STATEMENTS =
  /\bcancell?ing statement due to (?:statement timeout|lock timeout|user request|conflict with recovery|idle-in-transaction timeout)|\bterminating connection due to (?:idle-in-transaction timeout|administrator command|conflict with recovery)|\bpermission denied for (?:relation|table|schema|sequence|database|view|materialized view) "?[\w.]{1,80}"?|\bmust be owner of (?:relation|table|schema|view|sequence) /i

/**
 * Of rows that do not fit their table, whoever brought them: PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html, classes 22 and 23), MySQL and SQLite.
 */
const OF_ROWS =
  /\bviolates (?:unique|foreign key|check|not-null|exclusion) constraint "|\bnull value in column "|\binvalid input syntax for (?:type )?\w|\bvalue too long for type \w|\bextra data after last expected column\b|\bmissing data for column "|\bnumeric field overflow\b|\bDuplicate entry '[^'\n]{1,200}' for key\b|\b(?:UNIQUE|NOT NULL|FOREIGN KEY|CHECK) constraint failed\b/

/**
 * Of who connected to a server and then said nothing, or broke off, as the server tells it: RabbitMQ
 * (https://www.rabbitmq.com/docs/networking), Mosquitto, nginx, PostgreSQL, OpenSSH.
 */
const OF_CLIENTS =
  /\{handshake_timeout,|\bclosing AMQP connection\b|\bmissed heartbeats from client\b|\bhas exceeded timeout, disconnecting\b|\bclient timed out \(110: |\bcould not (?:receive data from|send data to) client: |\bTimeout before authentication\b/

/** Of others' limits. */
const OF_LIMITS = /\btoomanyrequests: |\bYou have reached your (?:unauthenticated )?pull rate limit\b/

/** Of Elasticsearch and OpenSearch, that know who asks and can't do it. */
const OF_INDEXES =
  /\b(?:mapper_parsing|document_parsing|x_content_parse|strict_dynamic_mapping|version_conflict_engine|index_not_found|index_closed|resource_already_exists|circuit_breaking|es_rejected_execution|too_many_buckets)_exception\b/

/** Of what a container engine has not on this machine, which then fetches it. https://github.com/docker/cli/blob/master/cli/command/inspect/inspector.go */
const OF_ENGINES =
  /\b(?:No|no) such (?:object|image|container|volume|network|manifest|pod)(?:: |$)|\bUnable to find image '[^'\n]{1,300}' locally\b|: image not known\b/

/** Of how a command or a build is written. https://docs.python.org/3/library/argparse.html#argparse.ArgumentParser.error, https://github.com/moby/buildkit/blob/master/solver/llbsolver/solver.go */
const OF_USAGE =
  /^[\w. -]{1,60}: error: (?:argument |the following arguments are required|unrecognized arguments|too few arguments|ambiguous option)|\bfailed to solve: (?:unknown (?:cache )?(?:im|ex)porter|dockerfile parse error|failed to read dockerfile)\b/

/** Of memory: Lambda, the JVM, Node and compilers say it each in its own way. https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-execution.html */
const OF_MEMORY =
  /\bRuntime exited with error: signal: killed\b|\b(?:java\.lang\.)?OutOfMemoryError: |\bheap out of memory\b|\bout of heap space\b/

/**
 * Of a test, that compares what somebody says with what was to be said: xUnit, JUnit, Jest, Vitest, Go. What AWS said to it has a code or a
 * name, and is read by these. https://xunit.net/docs/getting-started/v3/whats-new, https://jestjs.io/docs/expect
 */
const OF_COMPARISONS =
  /^\s{0,20}(?:Expected|Actual|Received|But was|Want|Got)(?: value| string)?\s{0,12}: {1,12}["'`“\d[{]/

/** Of an account in which nothing of the kind is, as Telegraf says it. https://github.com/influxdata/telegraf/blob/master/plugins/inputs/cloudwatch/cloudwatch.go */
const OF_NOTHING = /\bno metrics found to collect\b/

const OTHERS = [
  OF_MEMORY,
  OF_COMPARISONS,
  OF_NOTHING,
  OF_TEMPLATES,
  OF_ARGUMENTS,
  OF_CODE,
  OF_PACKAGES,
  OF_KUBERNETES,
  OF_KUBERNETES_API,
  OF_BACKENDS,
  OF_LIMITS,
  OF_INDEXES,
  OF_AGE,
  OF_QUERIES,
  OF_STATEMENTS,
  OF_ROWS,
  OF_CLIENTS,
  OF_ENGINES,
  OF_USAGE,
]

/** Lines below an error of code that say no more than where it was met. */
const BELOW =
  /^(?:\s{0,12}(?:at |from |File "|in |#\d{1,3} |- \/|\d{1,3} \||\||\^|-->)|Require stack|[│╵╷\s]{0,12}$|(?:[\s│]{0,8}(?:on|with) \S)|(?:DETAIL|CONTEXT|HINT|QUERY|LOCATION): |SQL statement "|COPY \S|PL\/pgSQL function )/

/** What Terraform says under such an error is all about it, up to the next one. */
const NEXT = /\b(?:Error|Warning|error|warning): /

/**
 * The text without what is said of such matters: of a text of many lines the others stay, but for those that only say where it was met.
 */
export function withoutOtherMatters(text: string): string {
  if (!OTHERS.some((one) => one.test(text))) return text
  let isBelow: (line: string) => boolean = () => false
  return text
    .split('\n')
    .filter((line) => {
      if (OF_TEMPLATES.test(line)) isBelow = (next) => !NEXT.test(next)
      else if (OTHERS.some((one) => one.test(line))) isBelow = (next) => BELOW.test(next)
      else if (!isBelow(line)) {
        isBelow = () => false
        return true
      }
      return false
    })
    .join('\n')
}
