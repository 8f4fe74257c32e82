import { type ConfigKind, configDefinition, configKeys, configLife } from '../kafka/catalogue'
import { libraryOf } from '../kafka/client-libraries'
import { removedFromBrokers } from '../kafka/removed-broker-settings'
import { defaultText } from '../kafka/version-changes'
import { before, type KafkaVersion } from '../kafka/versions'
import type { Client, Config, Design } from '../model/design'
import { kindOf, type NodeKind, nodesOf } from '../model/kinds/index'
import { NODE_KINDS, nodeId } from '../model/node-id'
import type { UpgradeChange } from './upgrade'

/** What took the place of a setting that was removed. @see KIP-937, KIP-770 */
const INSTEAD: Readonly<Record<string, string>> = {
  'message.timestamp.difference.max.ms': 'message.timestamp.before.max.ms',
  'log.message.timestamp.difference.max.ms': 'log.message.timestamp.before.max.ms',
  'cache.max.bytes.buffering': 'statestore.cache.max.bytes',
}

interface Owner {
  readonly id: string
  readonly name: string
  readonly kind: ConfigKind
  readonly config: Config
  readonly client: Client | undefined
}

/** The kinds of settings that releases differ in and that stand at nodes. */
const KINDS: readonly ConfigKind[] = ['topic', 'producer', 'consumer', 'streams', 'broker']

const isKnown = (kind: string): kind is ConfigKind => (KINDS as readonly string[]).includes(kind)

/** Everything with settings of its own: the cluster, and each node whose kind Kafka's classes know. */
function ownersOf(design: Design): readonly Owner[] {
  const cluster: Owner = {
    id: 'cluster',
    name: 'the cluster',
    kind: 'broker',
    config: design.cluster.config ?? {},
    client: undefined,
  }
  const nodes = NODE_KINDS.flatMap((kind: NodeKind) => {
    const { config: of } = kindOf(kind)
    if (!isKnown(of)) return []
    return nodesOf(design, kind).map((node): Owner => {
      const { name } = node
      const config = 'config' in node ? (node.config ?? {}) : {}
      const client = 'client' in node ? (node.client as Client | undefined) : undefined
      return { id: nodeId(kind, name), name, kind: of, config, client }
    })
  })
  return [cluster, ...nodes]
}

const shown = (value: Config[string]): string => (value === null ? 'no value' : String(value))

/**
 * Returns the settings that a design makes and that the other release does not have, one change for each setting with
 * all nodes that make it.
 *
 * @see the ConfigDefs of both releases, from which the catalogue is printed
 */
export function removedSettings(design: Design, to: KafkaVersion): readonly UpgradeChange[] {
  const { kafkaVersion: from } = design.cluster
  const found = new Map<string, { readonly key: string; readonly kind: ConfigKind; owners: Owner[] }>()
  for (const owner of ownersOf(design)) {
    for (const key of Object.keys(owner.config)) {
      if (!isGone(owner.kind, key, from, to)) continue
      const id = `${owner.kind} ${key}`
      const entry = found.get(id) ?? { key, kind: owner.kind, owners: [] }
      entry.owners.push(owner)
      found.set(id, entry)
    }
  }
  return [...found.values()].map(({ key, kind, owners }) => {
    const instead = INSTEAD[key]
    const target = instead && configDefinition(kind, instead, to) ? instead : undefined
    const life = configLife(kind, key)
    const since = life?.removedIn ?? removedFromBrokers(key)
    const gone =
      since !== undefined && !before(to, since)
        ? `was removed in Kafka ${since}`
        : `is not there in Kafka ${to}`
    return {
      kind: 'removed',
      sentence: `\`${key}\` ${gone}${target === undefined ? '' : `; \`${target}\` took its place`}`,
      nodes: owners.map(({ id }) => id),
      setting: key,
      before: [...new Set(owners.map(({ config }) => shown(config[key] ?? null)))].join(', '),
      after: target ?? '',
    }
  })
}

function isGone(kind: ConfigKind, key: string, from: KafkaVersion, to: KafkaVersion): boolean {
  if (configDefinition(kind, key, from)) return configDefinition(kind, key, to) === undefined
  if (kind !== 'broker') return false
  const since = removedFromBrokers(key)
  return since !== undefined && before(from, since) && !before(to, since)
}

/** Settings that are set per connection, or say nothing about what is drawn. */
const SAYS_NOTHING = new Set(['metric.reporters', 'bootstrap.servers', 'ssl.cipher.suites'])

/**
 * Returns the settings that a design leaves out and that have another default in the other release, one change for each
 * setting with all nodes that leave it out. What a client library or the brokers' own configuration supplies is no
 * default of Kafka's; clients change with their own upgrade, and Java's alone with Kafka's releases.
 */
export function changedDefaults(design: Design, to: KafkaVersion): readonly UpgradeChange[] {
  const { kafkaVersion: from } = design.cluster
  const owners = ownersOf(design)
  return KINDS.flatMap((kind) => {
    const those = owners.filter((owner) => owner.kind === kind)
    if (those.length === 0) return []
    return configKeys(kind, from).flatMap((key): UpgradeChange[] => {
      const [now, then] = [defaultText(kind, key, from), defaultText(kind, key, to)]
      if (now === undefined || then === undefined || now === then || SAYS_NOTHING.has(key)) return []
      const touched = those.filter((owner) => leavesOut(owner, key, design, from))
      if (touched.length === 0) return []
      const isClients = kind === 'producer' || kind === 'consumer' || kind === 'streams'
      return [
        {
          kind: 'default',
          sentence: `\`${key}\` is ${word(then)} by default, and was ${word(now)}${isClients ? ', once the client is upgraded as well' : ''}`,
          nodes: touched.map(({ id }) => id),
          setting: key,
          before: now,
          after: then,
        },
      ]
    })
  })
}

const word = (text: string): string => (text === '' ? 'nothing' : `\`${text}\``)

function leavesOut(
  { kind, config, client }: Owner,
  key: string,
  { cluster }: Design,
  version: KafkaVersion,
): boolean {
  if (Object.hasOwn(config, key)) return false
  if (kind === 'topic') {
    const property = configDefinition('topic', key, version)?.brokerDefaultProperty
    return property === undefined || !Object.hasOwn(cluster.config ?? {}, property)
  }
  if (kind !== 'producer' && kind !== 'consumer') return true
  const library = libraryOf(client)
  // A client whose version is stated goes by that, not by the brokers.
  return library.family === 'java' && !Object.hasOwn(library[kind], key) && client?.version === undefined
}
