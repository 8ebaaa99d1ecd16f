import type { HeldOut } from '../held-out.ts'

/** Errors that tell of what nobody configured, and of what nobody has; requests that ended ill. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'healthy: the CRT says of each provider that nobody configured that it could not be made',
    text: `2026-11-19T20:11:02.112810Z  INFO depot::cli: depot 1.6.0
2026-11-19T20:11:02.114065Z ERROR awscrt::AuthCredentialsProvider: Failed to resolve either region, role arn or token file path during sts web identity provider initialization.
2026-11-19T20:11:02.114112Z ERROR awscrt::AuthCredentialsProvider: Failed to resolve config profile during process credentials provider initialization.
2026-11-19T20:11:02.201331Z DEBUG list_objects{id=0 bucket="depot"}: depot::client: meta request finished duration=76.5ms
2026-11-19T20:11:02.233395Z  INFO depot::metrics: process.memory_usage: 11210752`,
    must: [],
  },
  {
    name: 'healthy: a visitor asked a registry of modules for one that is not there',
    text: `2026-11-19 20:11:02,112 INFO  [io.quarkus] (main) Installed features: [amazon-dynamodb, amazon-s3, cdi]
2026-11-19 20:12:10,918 ERROR [io.qua.ver.htt.run.QuarkusErrorHandler] (executor-thread-2) HTTP Request to /terraform/modules/v1/acme/vpc/aws/9.9.9/download failed, error id: 3a1f5e8c-1: core.ModuleNotFoundException: no module of that name
2026-11-19 20:13:02,118 INFO  [api.Modules] (executor-thread-2) Uploaded module acme-vpc version 1.4.0`,
    must: [],
  },
  {
    name: 'STS was throttled, and the request was over with 503',
    text: `2026-11-19T13:40:02.118201Z  INFO depot::serve: running on 0.0.0.0:8181
2026-11-19T13:44:10.902233Z  INFO request{method=GET uri=/v1/tables/events}: tower_http::trace::on_response: finished processing request latency=41 ms status=200
2026-11-19T13:44:11.377019Z ERROR request{method=GET uri=/v1/tables/events}: depot::s3: Failed to assume role via STS: operation error STS: AssumeRole, api error Throttling: Rate exceeded
2026-11-19T13:44:11.377402Z  INFO request{method=GET uri=/v1/tables/events}: tower_http::trace::on_response: finished processing request latency=475 ms status=503`,
    must: ['throttled'],
  },
]
