/**
 * Who else refuses: databases, engines and stores that keep their own list of who may do what, and web servers that tell a visitor so.
 * Their words name roles, tokens and access as AWS's do, and have nothing to do with who asked AWS.
 *
 * - https://docs.starrocks.io/docs/administration/user_privs/authorization/User_privilege/, https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html (1044, 1045, 1142)
 * - https://github.com/trinodb/trino/blob/master/core/trino-spi/src/main/java/io/trino/spi/security/AccessDeniedException.java
 * - https://github.com/apache/hive/blob/master/ql/src/java/org/apache/hadoop/hive/ql/security/authorization/plugin/HiveAccessControlException.java, and HDFS's
 * - https://www.postgresql.org/docs/current/errcodes-appendix.html (42501), https://docs.risingwave.com/security/access-control
 * - https://clickhouse.com/docs/operations/access-rights, https://docs.snowflake.com/en/user-guide/security-access-control-privileges
 * - https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors (229, 4060, 18456)
 * - https://cloud.google.com/bigquery/docs/error-messages, https://docs.databricks.com/en/error-messages/error-classes.html
 * - https://github.com/apache/cassandra/blob/trunk/src/java/org/apache/cassandra/service/ClientState.java, https://www.mongodb.com/docs/manual/reference/error-codes/ (13)
 * - https://www.elastic.co/docs/troubleshoot/elasticsearch/security, https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/
 * - https://www.alibabacloud.com/help/en/oss/developer-reference/error-handling-1, https://cloud.google.com/storage/docs/xml-api/reference-status,
 *   https://www.tencentcloud.com/document/product/436/7730, https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0115.html,
 *   https://learn.microsoft.com/rest/api/storageservices/status-and-error-codes2
 * - https://httpd.apache.org/docs/current/mod/core.html#options
 * - https://www.rabbitmq.com/docs/access-control, https://docs.gitlab.com/topics/git/troubleshooting_git/, https://www.pulumi.com/docs/support/troubleshooting/
 */
const REFUSED =
  /\bforbidden by Options directive\b|\bSymbolic link not allowed or link target not accessible: |\byou need \(at least one of\) the \w[\w ,]{1,120} privilege|\b(?:command|access) denied (?:to|for) user '|\bAccess Denied: (?:Cannot \w|Users? \S{1,120} (?:cannot|is not)|Principal \S|View owner|Query not found|Table \S|Dataset \S|Project \S|Job \S|Routine \S|BigQuery )|\bPermission denied: user(?: \[|=| ["'])|\bpermission denied (?:for|to) (?:(?:materialized |foreign |large )?(?:table|relation|schema|database|sequence|function|view|column|language|tablespace|type|object|server|procedure|routine|index|create|set role|copy))\b|\bmust be (?:the )?(?:owner of|superuser)\b|\bNot enough privileges\. To execute this query\b|\bSQL access control error\b|\bInsufficient privileges to operate on\b|\bThe \w[\w ]{1,40} permission was denied (?:on the object|in database)\b|\bLogin failed for user '|\bUser does not have [A-Z][A-Z _]{2,40} on \w|\bhas no \w{1,40} permission on (?:<|any)|\bnot authorized on \S{1,120} to execute command\b|\bis unauthorized for (?:user|API key|service account) |\b(?:NOPERM|NOAUTH|WRONGPASS|ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN)\b|\bAllowed:false, Message:|\bremote: (?:HTTP Basic: Access denied|Permission to \S|You are not allowed to|Invalid username or)|\[401\] Unauthorized: (?:No credentials provided or are invalid|Invalid access token)|\bPULUMI_ACCESS_TOKEN\b/i

/** Stores of other clouds, whose answers have the form of S3's and codes of the same names. */
const OF_ANOTHER_CLOUD =
  /\bx-(?:oss|cos|obs|ms|goog|bce|guploader)-|\bAliyunOSS\b|\b(?:aliyuncs|myqcloud|myhuaweicloud|bcebos)\.com\b|\b(?:blob|dfs|queue|table|file)\.core\.(?:windows\.net|chinacloudapi\.cn|usgovcloudapi\.net)\b|\bcom\.(?:aliyun\.oss|qcloud\.cos|obs\.services|azure\.storage|google\.cloud\.storage)\.|\bstorage\.objects\.\w{3,12} access\b/i
const OF_AWS =
  /amazonaws\.com|\bx-amzn?-|\barn:aws|\(Service: |\bAWS Error\b|\bAWSAccessKeyId\b|\bAn error occurred \(|\boperation error [A-Z]|\bs3[an]?:\/\/|\bAws(?:::|\\)/i

/** Is it an answer of another cloud's store, and of no service of AWS? */
export function isOfAnotherCloud(text: string): boolean {
  return OF_ANOTHER_CLOUD.test(text) && !OF_AWS.test(text)
}

/** Is it said of a visitor by the framework that serves them, in whatever words? */
export function isOfFramework(text: string): boolean {
  return OF_FRAMEWORK.test(text)
}

/** AWS's own sentence of who may not do what, whoever passes it on. */
const OF_IAM = /\barn:aws[\w-]{0,20}:(?:iam|sts)::[^\s"'`]{1,300}[`']? is not authorized to perform/

/** ClickHouse's own name for whatever S3 answered. https://github.com/ClickHouse/ClickHouse/blob/master/src/Common/ErrorCodes.cpp */
const ANSWERED_BY_S3 = /\bCode: \d{1,4}\. DB::Exception: [^\n]{1,2000}\(S3_ERROR\)/

/** Did somebody refuse who is not AWS, whatever else the text names? */
export function isRefusalOfAnother(text: string): boolean {
  if (OF_IAM.test(text) || ANSWERED_BY_S3.test(text)) return false
  return REFUSED.test(text) || OF_FRAMEWORK.test(text) || isOfAnotherCloud(text)
}

/**
 * Frameworks that say who may do what within a program, and libraries that say of a visitor's token that it ran out: those that say whom it
 * is for, or who made it, are another matter.
 *
 * - https://github.com/varvet/pundit, https://github.com/CanCanCommunity/cancancan, https://github.com/palkan/action_policy
 * - https://symfony.com/doc/current/security.html, https://laravel.com/docs/authentication, https://docs.vapor.codes/basics/errors/
 * - https://casbin.org/docs/overview, https://docs.nestjs.com/guards, https://github.com/auth0/node-jsonwebtoken
 * - https://docs.djangoproject.com/en/stable/ref/exceptions/#permissiondenied, https://github.com/schrockwell/bodyguard
 * - https://apisix.apache.org/docs/apisix/plugins/hmac-auth/ (of a request that is signed as AWS's are)
 * - https://github.com/auth0/java-jwt, https://github.com/jwtk/jjwt, https://github.com/ueberauth/guardian, https://aka.ms/identitymodel/wiki (IDX10223)
 */
const OF_FRAMEWORK =
  /\bForbidden resource\b|\bclient request can't be validated\b|\b(?:PasswordReset|ResetPassword)\w{0,40}\b|\bTokenExpiredError: jwt expired\b|\b(?:Pundit::NotAuthorized|CanCan::AccessDenied|ActionPolicy::Unauthorized|Bodyguard\.NotAuthorized)|\b(?:Symfony\\{1,4}(?:Component|Bundle)\\{1,4}\w{0,16}Security|Symfony\\{1,4}Component\\{1,4}HttpKernel|Illuminate\\{1,4}(?:Auth|Session)|Tymon\\{1,4}JWTAuth)(?:\\{1,4}\w{1,40}){0,4}\\{1,4}(?:AccessDenied|Unauthorized|Authentication|Authorization|TokenMismatch|TokenExpired)\w{0,20}Exception\b|\bAbort\.40[13]\b|\bcasbin: |\bdjango\.core\.exceptions\.PermissionDenied\b|\b(?:com\.auth0\.jwt\.exceptions\.TokenExpired|io\.jsonwebtoken\.ExpiredJwt)Exception\b|\bThe Token has expired on \d{4}-|\bIDX10223\b|\bGuardian\b[^\n]{0,80}:token_expired\b/

const METHOD = '(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)'
/** A path of its own, and no whole address; whoever gives credentials is asked by a path as well. */
const PATH = String.raw`\/(?!latest\/|v1\/credentials|role\/)`
const BEFORE = new RegExp(
  String.raw`\b${METHOD} ${PATH}[^\s"]{0,300}[^\n]{0,60}?[\s"(=:]4\d\d\b|(?<![\w./-])4\d\d ${METHOD} ${PATH}`,
)
const MARK = String.raw`\\?["']?\s?[=:]\s?\\?["']?`
/** The same by fields, in any order: of JSON, logfmt, and what a record's fields are called. */
const FIELDS = [
  new RegExp(String.raw`\b(?:\w{1,20}[._])?(?:[Mm]ethod|verb)${MARK}${METHOD}\b`),
  new RegExp(String.raw`\b(?:\w{1,20}[._])?(?:[Pp]ath|[Uu]r[il]|[Oo]riginalUrl|target|route|endpoint)${MARK}${PATH}`),
  new RegExp(String.raw`\b(?:\w{1,20}[._])?[Ss]tatus(?:_?[Cc]ode)?${MARK}4\d\d\b`),
]

/** Is it how a web server tells that it answered a visitor that the visitor is at fault? */
export function isAnswerToVisitor(text: string): boolean {
  return BEFORE.test(text) || FIELDS.every((field) => field.test(text))
}
