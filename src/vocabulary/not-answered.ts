/**
 * How HTTP clients say that they asked, and waited in vain for the answer. They are the clients of anybody: whose call it was, the
 * SDK's frames or the address say beside them. Read in https://github.com/kahing/goofys/issues/446 (Go),
 * https://github.com/github/gh-gei/issues/954 and https://github.com/aws/aws-sdk-net/issues/2004 (.NET),
 * https://github.com/aws/aws-sdk-php/issues/924 and https://github.com/aws/aws-sdk-php/issues/1855 (PHP), and the sources of net/http
 * (https://github.com/golang/go/blob/master/src/net/http/transport.go) and of curl (https://curl.se/libcurl/c/libcurl-errors.html).
 */

/** An SDK of AWS, its frames, or an address of AWS. */
export const BY_AN_SDK =
  /\.amazonaws\.com\b|\.api\.aws\b|\bAmazon\.[A-Z]\w+\.|\bsoftware\.amazon\.awssdk\.|\bcom\.amazonaws\.|\bSeahorse::|\bSoto(?:Core|[A-Z]\w+)?\b|\baws[-_]service\b|\bAWS HTTP error\b|\bAws\\{1,2}\w|[\\/]aws-sdk|\boperation error (?!ec2imds)[\w ]{1,60}: \w/

/** The metadata services have rules of their own, and so has a connection that never came. */
export const NO_CALL =
  /169\.254\.|instance (?:profile )?metadata|metadata service|\bec2imds\b|\bdial tcp\b|while waiting for connection|\bConnection timed out after\b(?! \d{1,7}ms\b)|Failed to connect|Resolving timed out|ConnectHelper\.Connect|HttpConnectionPool\.Connect/i

/** By a piece of each in small letters, without which a text is not matched. */
export const NOT_ANSWERED: readonly { needle: string; pattern: RegExp }[] = [
  {
    needle: 'awaiting',
    pattern: /\bClient\.Timeout exceeded while awaiting headers\b|\btimeout awaiting response headers\b/,
  },
  { needle: 'deadline exceeded', pattern: /": context deadline exceeded\b|\bcanceled, context deadline exceeded\b/ },
  {
    needle: 'cancel',
    pattern: /\bTaskCanceledException: A task was canceled\b|\bconfigured HttpClient\.Timeout of [\d.]{1,12} seconds\b/,
  },
  { needle: '28', pattern: /\b(?:cURL error|\[curl\]|curl) 28: (?:Operation timed out|SSL_read|\(see)/i },
  // Version 2 of the AWS SDK for JavaScript, of a socket that was open: https://github.com/aws/aws-sdk-js/blob/master/lib/http/node.js
  { needle: 'connection timed out after', pattern: /\bConnection timed out after \d{1,7}ms\b/ },
  // https://github.com/swift-server/async-http-client/blob/main/Sources/AsyncHTTPClient/HTTPClient.swift (HTTPClientError)
  { needle: 'httpclienterror.', pattern: /\bHTTPClientError\.(?:deadlineExceeded|readTimeout)\b/ },
  // https://github.com/ruby/net-protocol/blob/master/lib/net/protocol.rb
  { needle: 'net::readtimeout', pattern: /\bNet::ReadTimeout\b/ },
  { needle: 'read timed out', pattern: /\bSocketTimeoutException: Read timed out\b/ },
  { needle: 'readtimeoutexception', pattern: /\bio\.netty\.handler\.timeout\.ReadTimeoutException\b/ },
]
