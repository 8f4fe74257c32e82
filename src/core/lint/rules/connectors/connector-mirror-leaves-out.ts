import { MIRROR } from '../../../model/connector-words'
import type { Connector } from '../../../model/design'
import { ownsPartitions } from '../../../model/reading'
import { wholeNameTest } from '../../../shared/quick-pattern'
import type { ConnectorView } from '../../../views/views'
import { setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { BOTH_ENDS, withSoundSource } from '../../sound-connect'
import { soundGroup } from '../../sound-design'

const ALIAS = 'source.cluster.alias'
const POLICY = 'replication.policy.class'
const SEPARATOR = 'replication.policy.separator'
const OF_KAFKA = /^org\.apache\.kafka\.connect\.mirror\.(Identity|Default)ReplicationPolicy$/

const textOf = ({ config }: Connector, key: string): string | undefined =>
  config?.[key] === undefined ? undefined : String(config[key]).trim()

/** Names and patterns in one list, a whole name each. @see MirrorUtils.compilePatternList */
function matches(list: string, name: string): boolean | undefined {
  const parts = list.split(',').map((part) => part.trim())
  return wholeNameTest(parts.filter((part) => part !== '').join('|'))?.(name)
}

/** What a mirrored topic is called in the source; undefined of one that its mirror calls otherwise, or where a policy is not Kafka's. */
function nameInSource(connector: Connector, topic: string): string | undefined {
  const policy = textOf(connector, POLICY)
  const kind = policy === undefined ? 'Default' : OF_KAFKA.exec(policy)?.[1]
  if (kind === undefined) return undefined
  if (kind === 'Identity') return topic
  const prefix = `${textOf(connector, ALIAS) ?? ''}${textOf(connector, SEPARATOR) ?? '.'}`
  return topic.startsWith(prefix) ? topic.slice(prefix.length) : undefined
}

interface LeftOut {
  readonly name: string
  /** The setting by which it is left out. */
  readonly key: string
}

function leftOutBy(connector: Connector, what: 'topics' | 'groups', name: string): LeftOut | undefined {
  const [included, excluded] = [textOf(connector, what), textOf(connector, `${what}.exclude`)]
  if (included !== undefined && matches(included, name) === false) return { name, key: what }
  if (excluded !== undefined && matches(excluded, name) === true) return { name, key: `${what}.exclude` }
  return undefined
}

/** The topics that a mirror is drawn to write, and by its settings does not read. */
const topicsLeftOut = ({ connector, writer }: ConnectorView): readonly LeftOut[] =>
  (writer?.writes ?? []).flatMap(({ topic }) => {
    const name = nameInSource(connector, topic.name)
    return name === undefined || name.endsWith('heartbeats')
      ? []
      : (leftOutBy(connector, 'topics', name) ?? [])
  })

/** The groups that read what is mirrored from the same source, and whose offsets are not translated. */
function groupsLeftOut({ connector }: ConnectorView, all: readonly ConnectorView[]): readonly LeftOut[] {
  const readers = all
    .filter(
      (one) =>
        one.connector.class === MIRROR.source && textOf(one.connector, ALIAS) === textOf(connector, ALIAS),
    )
    .flatMap(({ writer }) => writer?.writes ?? [])
    .flatMap(({ topic }) => topic.readers)
    .filter(({ id, group }) => id.startsWith('consumerGroup:') && ownsPartitions(group))
  const ids = [...new Set(readers.map(({ group }) => group.groupId ?? group.name))]
  return ids.flatMap((id) => leftOutBy(connector, 'groups', id) ?? [])
}

const namesOf = (leftOut: readonly LeftOut[]): string =>
  `\`${leftOut[0]?.name}\`${leftOut.length > 1 ? ` and ${leftOut.length - 1} more` : ''}`

export const connectorMirrorLeavesOut = defineRule({
  id: 'connector-mirror-leaves-out',
  title: 'A mirror whose settings leave out what is drawn',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'MirrorSourceConnector copies the topics of the source that match topics and do not match topics.exclude, by their names there. MirrorCheckpointConnector translates the offsets of the groups that match groups and not groups.exclude. Each is a list of names and regular expressions. Nothing is said of what matches none: the topic stays empty here, and a group that is moved begins anew.',
  reference: kafkaDocs('configuration/mirrormaker-configs/'),
  examples: () => {
    const mirror = (
      source: Readonly<Record<string, string>>,
      checkpoint: Readonly<Record<string, string>> = {},
    ) => {
      const plain = { [ALIAS]: 'shop', 'database.password': undefined, 'topic.prefix': undefined }
      const design = withSoundSource(
        {
          class: MIRROR.source,
          valueConverter: { class: 'org.apache.kafka.connect.converters.ByteArrayConverter' },
          config: { ...plain, ...source },
        },
        { external: undefined },
        {
          consumerGroups: [soundGroup({ name: 'moved', consumes: [{ topic: 'shop.customers' }] })],
        },
      )
      const checkpoints = {
        name: 'shop-checkpoints',
        type: 'source',
        class: MIRROR.checkpoint,
        config: { ...BOTH_ENDS, [ALIAS]: 'shop', 'sync.group.offsets.enabled': true, ...checkpoint },
      } as const
      return { ...design, connectors: [...design.connectors, checkpoints] }
    }
    return {
      bad: [
        mirror({ topics: 'orders,payments' }),
        mirror({ topics: '.*', 'topics.exclude': 'cust.*' }),
        mirror({}, { groups: 'billing' }),
      ],
      good: [
        mirror({ topics: 'orders,cust.*' }, { groups: 'billing,mov.d' }),
        mirror({ topics: '(unclosed' }),
        mirror({ topics: 'shop', [POLICY]: 'com.example.OurPolicy' }, { [POLICY]: 'com.example.OurPolicy' }),
      ],
    }
  },
  check({ connectors }, report) {
    for (const view of connectors) {
      const { connector, id } = view
      const isSource = connector.class === MIRROR.source
      if (!isSource && connector.class !== MIRROR.checkpoint) continue
      const leftOut = isSource ? topicsLeftOut(view) : groupsLeftOut(view, connectors)
      const [first] = leftOut
      if (first === undefined) continue
      const what = isSource ? 'topics' : 'groups'
      const missing = leftOut.filter(({ key }) => key === what).map(({ name }) => name)
      const list = textOf(connector, what)
      report({
        at: id,
        message: isSource
          ? `\`${connector.name}\` does not mirror ${namesOf(leftOut)}, which it is drawn to write: its \`${first.key}\` leaves it out`
          : `\`${connector.name}\` does not translate the offsets of ${namesOf(leftOut)}: its \`${first.key}\` leaves it out`,
        // A group of this cluster alone has no offsets in the source.
        ...(!isSource && { severity: 'info' as const }),
        field: `config.${first.key}`,
        evidence: [
          { name: first.key, value: textOf(connector, first.key) ?? '' },
          { name: 'left out', value: leftOut.map(({ name }) => name).join(', ') },
        ],
        ...(missing.length === leftOut.length && {
          fix: setConfig(
            'connector',
            connector.name,
            { [what]: [list, ...missing].join(',') },
            `Add ${missing.length > 1 ? 'them' : 'it'} to ${what}`,
          ),
        }),
      })
    }
  },
})
