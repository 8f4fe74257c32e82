import type { FactBook } from '../facts/fact-book'
import { hasExpression, sayExpression } from '../reading/expression'
import type { Field } from '../reading/field'

/** One resource of Kubernetes, or of a tool that writes as Kubernetes does. */
export interface Resource {
  readonly root: Field
  /** As `kafka.strimzi.io`; empty for the core's own. */
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly metadata: Field | undefined
  readonly name: string | undefined
  readonly spec: Field | undefined
}

/** What is gathered over all resources of all files before it is said. */
export interface Cluster {
  readonly book: FactBook
  /** The data of `ConfigMap`s of jikkou, by name. */
  readonly configMaps: Map<string, Field>
  /** The roles of principals, of jikkou, by name. */
  readonly roles: Map<string, Field>
  readonly usedRoles: Set<string>
  /** The user that each namespace of ns4kafka logs in as. */
  readonly kafkaUsers: Map<string, string>
  /** Those that a topic refers to. */
  readonly used: Set<string>
  /** The brokers of node pools, by the cluster that they are of. */
  readonly pools: { readonly replicas: number; readonly place: Field['place'] }[]
  /** The Kafka clusters that labels name, each with where it is named first. */
  readonly clusters: Map<string, Field['place']>
}

export type Handler = (resource: Resource, cluster: Cluster) => void

/** What Kubernetes keeps for itself in `metadata`. */
const OF_KUBERNETES = [
  'namespace', 'annotations', 'generateName', 'uid', 'resourceVersion', 'generation', 'creationTimestamp',
  'finalizers', 'ownerReferences', 'managedFields', 'selfLink', 'cluster',
] // biome-ignore format: a list of words

/** What a list is of: `KafkaTopicList` of `KafkaTopic`s. */
export interface ListOf {
  readonly kind: string
  readonly group: string
}

/** A document as a resource; undefined where neither it nor the list that it is in says a kind. */
export function resourceOf(root: Field, cluster: Cluster, of?: ListOf): Resource | undefined {
  const kind = root.get('kind')?.text() ?? (of?.kind || undefined)
  const apiVersion = root.get('apiVersion')?.text() ?? (of ? `${of.group}/` : '')
  if (kind === undefined) return undefined
  const slash = apiVersion.lastIndexOf('/')
  const metadata = root.get('metadata')
  metadata?.ignore(...OF_KUBERNETES)
  readLabels(metadata?.get('labels'), kind, cluster)
  root.ignore('status')
  return {
    root,
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind,
    metadata,
    name: metadata?.get('name')?.text(),
    spec: root.get('spec'),
  }
}

const OF_CLUSTER = 'strimzi.io/cluster'

/** Of labels, the one that names the cluster counts: a design has one. A connector's names its Connect cluster. */
function readLabels(labels: Field | undefined, kind: string, { book, clusters }: Cluster): void {
  if (!labels) return
  const named = labels.get(OF_CLUSTER)
  labels.ignore(...labels.entries().map(([key]) => key))
  const name = named?.text()
  if (!named || name === undefined) return
  if (hasExpression(name)) {
    book.lose(
      named.place,
      `The label \`${OF_CLUSTER}\` is ${sayExpression(name)}: which cluster that is, is not known.`,
    )
  } else if (kind !== 'KafkaConnector' && !clusters.has(name)) clusters.set(name, named.place)
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  K: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
}

/** Bytes of a quantity as Kubernetes writes it: `100Gi`. */
export function bytesOf(text: string | undefined): number | undefined {
  const found = /^(\d+(?:\.\d+)?)([kKMGTP]i?|)B?$/.exec(text?.trim() ?? '')
  const unit = UNITS[found?.[2] ?? '']
  return found && unit !== undefined ? Math.round(Number(found[1]) * unit) : undefined
}

/** Says what a resource is that makes no topics. */
export function whatIs(group: string, kind: string): string {
  const article = /^[AEIOU]/.test(kind) ? 'an' : 'a'
  const of =
    group === '' ||
    /^(?:apps|batch|networking\.k8s\.io|rbac\.authorization\.k8s\.io|policy|autoscaling)$/.test(group)
      ? 'Kubernetes '
      : ''
  const rest = of === '' && group !== '' ? ` of ${group}` : ''
  return `This is ${of === '' ? article : 'a'} ${of}${kind}${rest}. Topics would stand in KafkaTopic resources.`
}
