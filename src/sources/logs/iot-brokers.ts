/**
 * AWS IoT's broker that refuses a device's CONNECT, as MQTT's clients tell it: whom they asked stands some lines above, and their words are the
 * protocol's (return code 5). Its policy allows `iot:Connect` by client id: https://docs.aws.amazon.com/iot/latest/developerguide/connect-policy.html
 *
 * - https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/mqtt-v3.1.1.html (3.2.2.3), https://github.com/eclipse-mosquitto/mosquitto/blob/master/lib/strings_mosq.c
 * - https://github.com/dotnet/MQTTnet (MqttConnectingFailedException), https://github.com/mqttjs/MQTT.js, https://github.com/bytebeamio/rumqtt
 * - https://github.com/eclipse-paho/paho.mqtt.java (messages.properties), https://github.com/eclipse-paho/paho.mqtt.golang/blob/master/packets/packets.go
 */
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import type { LogRecord } from '../../model/records.ts'
import { LOG } from './log-facts.ts'

const BROKER = /(?<![\w.-])[a-z0-9]{6,30}(?:-ats)?\.iot\.[\w-]{1,40}\.amazonaws\.com(?:\.cn)?(?![\w-]|\.\w)/
const REGION = /\.iot\.([\w-]{1,40})\./
const CLIENT = /\bclient[ _-]?id["']?\s?[=:]\s?["']?([\w:.-]{1,128})/i
const REFUSED =
  /\bconnection refused[:,] (?:return code: `?)?not ?authori[sz]ed\b|\bnot authori[sz]ed to connect\b|\bMQTT\b[^\n]{0,80}\(NotAuthorized\)|\bConnectionRefused\(NotAuthorized\)|\bnetwork error : not authorized\b/i

export function brokerIn(said: string): string | undefined {
  return said.includes('.iot.') ? BROKER.exec(said)?.[0] : undefined
}

export function clientIn(said: string): string | undefined {
  return CLIENT.exec(said)?.[1]
}

/** Was whoever wanted to connect turned away? A level that only shows what went over the wire says it once more. */
export function isRefusedByBroker({ severity }: LogRecord, said: string): boolean {
  return severity !== 'debug' && severity !== 'trace' && REFUSED.test(said)
}

/** @param client its id, where it was named */
export function refusedByBroker(broker: string, client: string | undefined): LogRecord['attributes'] {
  return {
    [SEMCONV.rpcSystem]: 'aws-api',
    [SEMCONV.rpcService]: 'IoT',
    [SEMCONV.rpcMethod]: 'Connect',
    [SEMCONV.serverAddress]: broker,
    [SEMCONV.errorType]: 'AccessDenied',
    [LOG.answered]: true,
    [LOG.action]: 'iot:Connect',
    ...(client && { [ROLECALL.resource]: `arn:aws:iot:${REGION.exec(broker)?.[1] ?? '*'}:*:client/${client}` }),
  }
}
