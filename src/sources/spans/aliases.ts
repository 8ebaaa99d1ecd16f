/** Names of attributes that other conventions and SDKs write. What scans spans knows them too: nothing else may be loaded with it. */
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'

/** Other names, in order of preference, of the names in `model/attributes.ts`. */
export const ALIASES: readonly (readonly [string, ...string[]])[] = [
  [SEMCONV.httpMethod, 'http.method', 'http.request.http_method'],
  [SEMCONV.httpStatus, 'http.status_code', 'http.status'],
  [SEMCONV.serverAddress, 'net.peer.name', 'http.host', 'net.host.name', 'peer.address', 'net.sock.peer.name'],
  [SEMCONV.serverPort, 'net.peer.port', 'net.host.port', 'peer.port'],
  [SEMCONV.urlScheme, 'http.scheme'],
  [SEMCONV.urlPath, 'http.path'],
  [SEMCONV.userAgent, 'http.user_agent'],
  [SEMCONV.httpResend, 'http.resend_count'],
  [SEMCONV.awsRequestId, 'aws.request.id', 'aws.requestId', 'aws.request-id', 'aws.response.request_id', 'request_id'],
  [SEMCONV.awsExtendedRequestId, 'aws.request.extended_id', 'aws.extendedRequestId'],
  [SEMCONV.s3Bucket, 'aws.bucket.name', 'aws.s3.bucket_name', 'aws.bucket_name', 'bucket_name'],
  [SEMCONV.cloudRegion, 'aws.region', 'aws.request.region'],
  [ROLECALL.attempts, 'aws.request.attempts', 'aws.attempts'],
  [SEMCONV.protocolVersion, 'http.flavor'],
  [SEMCONV.toolName, 'mcp.tool.name', 'tool.name'],
  [SEMCONV.jsonrpcId, 'mcp.request.id', 'rpc.jsonrpc.request_id'],
  [SEMCONV.mcpSession, 'mcp.session_id', 'mcp.sessionId'],
  [SEMCONV.faasInvocation, 'faas.execution'],
  [SEMCONV.messagingOperation, 'messaging.operation', 'messaging.operation.name'],
  [SEMCONV.messagingDestination, 'messaging.destination', 'bullmq.queue.name'],
  [SEMCONV.messagingId, 'messaging.message_id', 'bullmq.job.id', 'messaging.celery.message_id'],
  [SEMCONV.codeFunction, 'code.function'],
]
