/** A controller comes again and again to each of its objects: what failed of one is over where its last round went well, whoever of the others waits. */
import { text } from '../../model/attribute-access.ts'
import type { LogRecord } from '../../model/records.ts'
import { saysDone } from '../../vocabulary/done.ts'
import { isBad } from './told-troubles.ts'

/** By the kind and name of an object, the last line about a round of it, and where that stands. */
export type Rounds = ReadonlyMap<string, { at: number; log: LogRecord }>

export function roundsIn(own: readonly LogRecord[]): Rounds {
  const rounds = new Map<string, { at: number; log: LogRecord }>()
  for (const [at, log] of own.entries()) {
    const object = reconciled(log)
    if (object !== undefined) rounds.set(object, { at, log })
  }
  return rounds
}

/** @param to where the trouble ends that the line is of */
export function reconciledLater(log: LogRecord, to: number, rounds: Rounds): LogRecord | undefined {
  const object = reconciled(log)
  const last = object === undefined ? undefined : rounds.get(object)
  if (!last || last.at <= to || isBad(last.log)) return undefined
  return saysDone(last.log.body) || RUNS.test(last.log.body) ? last.log : undefined
}

const ROUND = /\breconcil/i
/** Fields of controller-runtime: https://github.com/kubernetes-sigs/controller-runtime/blob/main/pkg/internal/controller/controller.go */
const FIELD = /\\?"(controller|namespace|name)\\?": ?\\?"([^"\\\n]{1,253})/g
/** `reconcile dnsrecord shop/www: …` */
const IN_WORDS = /\breconcil\w{0,6}:? (?:for )?((?:[\w.-]{1,63} ){0,2}["'`]?[\w.-]{1,253}\/[\w.-]{1,253})/i

/** How the AWS Load Balancer Controller ends a round. https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/controllers/ingress/group_controller.go */
const DEPLOYED = /^successfully deployed model\b/

/**
 * ECS tries again by itself to start what a service lacks, and tells so under the service's name: what could not be launched was, where tasks
 * were started later. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
 */
const OF_ECS = /\(service ([\w-]{1,255})[),]/
const RUNS =
  /\(service [\w-]{1,255}[^\n]{0,300}\) (?:has (?:reached a steady state|started [1-9]\d* tasks)|registered [1-9]\d* targets|\(deployment [^\s)]{1,100}\) deployment completed)/

/** The kubelet mounts what a pod has before it starts any container of it. https://kubernetes.io/docs/concepts/storage/volumes/ */
const OF_POD = /^(?:MountVolume\.\w{1,20} failed for volume |Unable to attach or mount volumes: |Started container )/

/** The object that a line tells a round of. */
function reconciled(log: LogRecord): string | undefined {
  const head = log.body.slice(0, 2000)
  if (OF_POD.test(head)) return `pod ${log.logger ?? ''}`
  const service = OF_ECS.exec(head)?.[1]
  if (service !== undefined) return `ecs ${service}`
  const group = DEPLOYED.test(head) ? text(log, 'ingressGroup') : undefined
  if (group !== undefined) return `ingress ${group}`
  if (!ROUND.test(head) && log.attributes['reconcileID'] === undefined) return undefined
  const fields = new Map([...head.matchAll(FIELD)].map(([, field, value]) => [field!, value!]))
  const [controller = '', namespace = '', name] = ['controller', 'namespace', 'name'].map(
    (field) => text(log, field) ?? fields.get(field),
  )
  return name === undefined ? IN_WORDS.exec(head)?.[1]?.toLowerCase() : `${controller} ${namespace}/${name}`
}
