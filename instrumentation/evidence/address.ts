/** What the address of a request tells: host and port, the AWS service there, the container's credentials. */

/** `sts.eu-west-1.amazonaws.com`, `bucket.s3.amazonaws.com`; a bare address names no service. */
export function hostService(host: string): string {
  return /^(?:.+\.)?(sts|s3|iam)[.-]/.exec(host)?.[1] ?? /^([a-z][\w-]*)\./.exec(host)?.[1] ?? 'AWS'
}

/** Container credentials are served where this variable says. */
export function isContainerEndpoint(path: string): boolean {
  const full = process.env['AWS_CONTAINER_CREDENTIALS_FULL_URI']
  const relative = process.env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI']
  return (!!full && full.endsWith(path) && path.length > 1) || (!!relative && path === relative)
}

export function splitAuthority(authority: string, scheme: string): { host: string; port: number } {
  const parts = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(authority)
  return { host: parts?.[1] ?? authority, port: Number(parts?.[2] ?? (scheme === 'https' ? 443 : 80)) }
}
