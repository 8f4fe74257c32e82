import type { Topic } from '../../../model/design'
import { PROVIDER_LABELS } from '../../../model/provider-ids'
import { formatBytes } from '../../../shared/format'
import type { Chosen, Provider, Source } from '../../../sizing/profiles/profile'
import { chosenOf } from '../../../sizing/profiles/providers'
import type { TopicView } from '../../../views/views'
import { changeNode, setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { soundDesign } from '../../sound-design'

interface Refused extends Pick<Report, 'field' | 'fix' | 'severity'> {
  readonly says: string
  readonly evidence: readonly [string, string]
}

export const topicProviderRefuses = defineRule({
  id: 'topic-provider-refuses',
  title: 'A topic that the provider does not offer',
  scope: 'topic',
  severity: 'error',
  kind: 'advice',
  why: 'A provider’s cluster does less than Apache Kafka where its storage is built in another way: without disks there is no compaction or no transaction, and how large a record or how many copies there are is not for its customers to choose. Creating such a topic, or the first transaction on it, is refused. What no page of the provider says is not judged.',
  reference: kafkaDocs('design/design/'),
  examples: () => {
    const confluent = (type: string) => ({ profile: { provider: 'confluent-cloud', type } }) as const
    const diskless = { profile: { provider: 'aiven', storage: 'diskless' } } as const
    const compacted = { config: { 'cleanup.policy': 'compact', 'retention.ms': undefined } } as const
    return {
      bad: [
        soundDesign({ cluster: confluent('freight'), topic: compacted }),
        soundDesign({
          cluster: confluent('standard'),
          topic: { config: { 'max.message.bytes': 20_000_000 } },
        }),
        soundDesign({
          cluster: { ...confluent('standard'), brokers: 6 },
          topic: { replicationFactor: 4 },
        }),
        soundDesign({
          cluster: { profile: { provider: 'amazon-msk-express' } },
          topic: { config: { 'min.insync.replicas': 1 } },
        }),
        soundDesign({
          cluster: diskless,
          producer: { delivery: 'exactly-once' },
          group: { config: { 'isolation.level': 'read_committed' } },
        }),
      ],
      good: [
        soundDesign({
          cluster: { profile: { provider: 'confluent-cloud', type: 'dedicated', units: 2 } },
          topic: compacted,
        }),
        soundDesign({ cluster: { profile: { provider: 'aiven' } }, topic: compacted }),
      ],
    }
  },
  check(view, report) {
    const chosen = chosenOf(view.cluster)
    if (chosen === undefined) return
    const { provider, profile } = chosen
    for (const refused of [
      compaction(view, chosen),
      transactions(view, chosen),
      size(view, chosen),
      copies(view, chosen),
      inSync(view, chosen),
    ]) {
      if (refused === undefined) continue
      const { says, evidence, ...rest } = refused
      const source = sourceFor(provider)
      report({
        ...rest,
        message: `\`${view.name}\` ${says}`,
        cause: rest.field ?? '',
        ...(source && { reference: source.url }),
        evidence: [
          { name: evidence[0], value: evidence[1] },
          { name: 'provider', value: `${PROVIDER_LABELS[provider.id]}, ${profile.type}` },
          ...(source === undefined ? [] : [{ name: 'source', value: `${source.title}, ${source.date}` }]),
        ],
      })
    }
  },
})

const sourceFor = ({ fixedSettings, sources }: Provider): Source | undefined =>
  fixedSettings?.values['min.insync.replicas'] === undefined ? sources.at(-1) : fixedSettings.source

/** What is refused of a cluster whose topics lie in an object store; nothing where they lie on disks. */
function refusedWithoutDisks({ assumptions }: TopicView, { provider, profile }: Chosen) {
  if (assumptions.storage !== 'diskless') return undefined
  const offered = provider.storage.find((one) => one.class === 'diskless')
  return offered?.refuses && { refuses: offered.refuses, isOnly: profile.storage === 'diskless' }
}

function compaction(view: TopicView, chosen: Chosen): Refused | undefined {
  const refused = refusedWithoutDisks(view, chosen)
  if (!refused?.refuses.includes('compaction')) return undefined
  const policy = view.settings.text('cleanup.policy')
  if (!policy.includes('compact')) return undefined
  return {
    says: refused.isOnly
      ? 'is compacted, and clusters of this type compact no topic'
      : 'is compacted: it cannot be a diskless topic, and has to be made with disks',
    ...(!refused.isOnly && { severity: 'info' as const }),
    field: 'config.cleanup.policy',
    evidence: ['cleanup.policy', policy],
    ...(refused.isOnly && { fix: setConfig('topic', view.name, { 'cleanup.policy': 'delete' }) }),
  }
}

function transactions(view: TopicView, chosen: Chosen): Refused | undefined {
  const refused = refusedWithoutDisks(view, chosen)
  if (!refused?.refuses.includes('transactions')) return undefined
  if (view.settings.text('cleanup.policy').includes('compact')) return undefined
  const writer = view.writers.find(({ settings }) => settings.text('transactional.id') !== '')
  return (
    writer && {
      says: `is diskless, and \`${writer.producer.name}\` writes it in transactions, which diskless topics do not have`,
      field: 'name',
      evidence: [`transactional.id of ${writer.producer.name}`, writer.settings.text('transactional.id')],
    }
  )
}

function size({ name, settings }: TopicView, { profile }: Chosen): Refused | undefined {
  const most = profile.maxMessageBytes
  const has = settings.number('max.message.bytes')
  if (most === undefined || !(has > most)) return undefined
  return {
    says: `is to take records of ${formatBytes(has)}, the provider takes ${formatBytes(most)} at most`,
    field: 'config.max.message.bytes',
    evidence: ['max.message.bytes', String(has)],
    fix: setConfig('topic', name, { 'max.message.bytes': most }),
  }
}

function copies({ name, topic, replicationFactor }: TopicView, { profile }: Chosen): Refused | undefined {
  const only = profile.replicationFactor
  if (only === undefined || topic.replicationFactor === undefined || replicationFactor === only)
    return undefined
  return {
    says: `asks for ${replicationFactor} replicas, the provider keeps ${only} of every topic`,
    field: 'replicationFactor',
    evidence: ['replication factor', String(replicationFactor)],
    fix: changeNode(
      'topic',
      name,
      `Keep ${only} copies`,
      (node): Topic => ({ ...node, replicationFactor: only }),
    ),
  }
}

function inSync({ name, settings }: TopicView, { profile }: Chosen): Refused | undefined {
  const key = 'min.insync.replicas'
  const only = profile.minInSyncReplicas
  if (only === undefined || settings.origin(key) !== 'user' || settings.number(key) === only) return undefined
  return {
    says: `asks for its own ${key}, the provider keeps ${only} of every topic in sync`,
    field: `config.${key}`,
    evidence: [key, settings.text(key)],
    fix: setConfig('topic', name, { [key]: undefined }),
  }
}
