/**
 * Whom a line waited for in vain, or was refused by, where it names them: an address of somebody else's says that it was not AWS, a metadata service or a
 * proxy on the way to them. An address in numbers may be any of these, so it says nothing. What was
 * read at a server's own port in vain was to come from a visitor.
 */

/** As Go, Node, Python, Java, curl, libpq and CoreDNS (https://coredns.io/plugins/errors/) name a host. */
const NAMED =
  /\bhttps?:\/\/(?:[^\s"'@/]{1,100}@)?([^\s"'/:)>]{1,200})|\blookup ([\w.-]{1,200})|\bENOTFOUND ([\w.-]{1,200})|\bEAI_AGAIN ([\w.-]{1,200})|\bdial tcp ([a-z][\w.-]{1,200}):\d|\bhost='([^'\n]{1,200})'|\b[Cc]ould not resolve host: ([\w.-]{1,200})|\bUnknownHostException: ([\w.-]{1,200})|<TCPSocket: ?([\w.-]{1,200}):\d|[Cc]onnection refused \(([a-z][\w.-]{1,200}):\d|\bplugin\/errors: \d (\S{1,200}?)\.? [A-Z]{1,8}: |\bread tcp \S{3,60}:((?:80|443|8080|8443)->)|\b(?:read|write) udp \S{3,60}->(127\.\S{1,20})|\bdial tcp (10(?:\.\d{1,3}){3}:(?!443\b|80\b|3128\b|8080\b)\d{2,5})\b|\bConnect(?:ion)? (?:to|with) ([a-z][\w-]{0,100}(?:\.[\w-]{1,100}){1,8})\b/g

/** AWS's, what has its interface, what stands in its place, and what leads there. */
const MAY_BE_AWS =
  /amazonaws|\.aws\b|awsapps|\baws|^\d{1,3}(?:\.\d{1,3}){3}$|^\[?[\da-f]*:|^localhost$|s3|sts|storage|bucket|wasabi|backblaze|digitaloceanspaces|minio|ceph|rgw|garage|localstack|moto\b|proxy|squid|(?<![a-z])gateway|ec2|compute\.internal|instance-data|oidc|sso|idp|okta|auth|login|token|identity|keycloak|dex/i

export function waitsForAnother(text: string): boolean {
  const hosts = [...text.matchAll(NAMED)].map((hit) => hit.slice(1).find((name) => name !== undefined)!)
  return hosts.length > 0 && hosts.every((host) => !MAY_BE_AWS.test(host))
}

/** That somebody answered no. */
const ANSWERED =
  /\b(?:answer(?:ed|s)|return(?:ed|s)|respond(?:ed|s)|repli(?:ed|es)|gave|got|received|failed|status(?: ?code)?|code|with|HTTP)\b\W{0,4}(?:with |an? |HTTP |status |code ){0,3}[45]\d\d\b|: [45]\d\d [A-Z][a-z]|\b[45]\d\d (?:Client |Server )?Error\b|\b[45]\d\d (?:[A-Z]\w{1,20} ){1,3}(?:from|for|at|by|url)\b/i

/** Did somebody else answer, whose address is named, that they will not? What their answer says of tokens is of theirs. */
export function answeredByAnother(text: string): boolean {
  return ANSWERED.test(text) && waitsForAnother(text)
}
