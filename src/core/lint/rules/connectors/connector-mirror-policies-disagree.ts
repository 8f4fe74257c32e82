import { MIRROR } from '../../../model/connector-words'
import type { Connector } from '../../../model/design'
import type { ConnectorView, DesignView } from '../../../views/views'
import { setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { withSoundSource } from '../../sound-connect'
import { soundTopic } from '../../sound-design'

const [FROM, TO] = ['source.cluster.alias', 'target.cluster.alias']
const POLICY = 'replication.policy.class'
const SEPARATOR = 'replication.policy.separator'
const IDENTITY = 'org.apache.kafka.connect.mirror.IdentityReplicationPolicy'
const DEFAULT = 'org.apache.kafka.connect.mirror.DefaultReplicationPolicy'

const textOf = ({ config }: Connector, key: string): string | undefined => {
  const value = config?.[key]
  return value === undefined || value === null ? undefined : String(value).trim()
}

const policyOf = (connector: Connector): string => textOf(connector, POLICY) ?? DEFAULT
const shortOf = (policy: string): string => policy.split('.').at(-1) ?? policy

/** How topics are named: the policy, and of the default one the separator. */
const namingOf = (connector: Connector): string => {
  const policy = policyOf(connector)
  return policy === DEFAULT ? `${policy} ${textOf(connector, SEPARATOR) ?? '.'}` : policy
}

/** Whether a connector of heartbeats needs no more of the policy than its topic, which Kafka's own two call alike. @see ReplicationPolicy.heartbeatsTopic */
const isAlikeForHeartbeats = (copier: Connector, connector: Connector): boolean =>
  connector.class === MIRROR.heartbeat &&
  [copier, connector].every((one) => policyOf(one) === IDENTITY || policyOf(one) === DEFAULT)

export const connectorMirrorPoliciesDisagree = defineRule({
  id: 'connector-mirror-policies-disagree',
  title: 'Mirrors that do not agree how topics are called',
  scope: 'design',
  severity: 'error',
  kind: 'advice',
  why: 'The connectors of one mirror find each other’s topics by the replication policy. Where the one of checkpoints has another than the one that copies, it commits offsets for topics that are not there, and a group that is moved begins anew. IdentityReplicationPolicy keeps names, so that a record no longer tells whence it came: two mirrors in opposite directions copy the same records back and forth without end.',
  reference: kafkaDocs('operations/geo-replication-cross-cluster-data-mirroring/'),
  examples: () => {
    const mirrors = (
      config: Readonly<Record<string, string>>,
      other: Readonly<Record<string, string>>,
      plugin: keyof typeof MIRROR = 'checkpoint',
    ) => {
      const mirrored = {
        'database.password': undefined,
        'topic.prefix': undefined,
        topics: 'customers',
        [FROM]: 'east',
        [TO]: 'west',
      }
      const isKept = config[POLICY] === IDENTITY
      const name = isKept ? 'customers' : `east${config[SEPARATOR] ?? '.'}customers`
      const design = withSoundSource(
        {
          class: MIRROR.source,
          valueConverter: { class: 'org.apache.kafka.connect.converters.ByteArrayConverter' },
          config: { ...mirrored, ...config },
          produces: [{ topic: name, recordsPerSecond: { average: 20, peak: 100 } }],
        },
        { name },
        { topics: [soundTopic({ name: 'mirrored-elsewhere' })] },
      )
      const [one] = design.connectors
      if (!one) return design
      const { produces: _, ...like } = one
      const settings = Object.fromEntries(
        Object.entries({
          ...like.config,
          'sync.group.offsets.enabled': true,
          [POLICY]: undefined,
          [SEPARATOR]: undefined,
          ...other,
        }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
      )
      return {
        ...design,
        connectors: [
          one,
          { ...like, name: 'second', class: MIRROR[plugin], config: settings },
          ...(plugin === 'checkpoint'
            ? []
            : [
                {
                  ...like,
                  name: 'checkpoints',
                  class: MIRROR.checkpoint,
                  config: { ...like.config, 'sync.group.offsets.enabled': true },
                },
              ]),
        ],
      }
    }
    const back = { [FROM]: 'west', [TO]: 'east' }
    const kept = { [POLICY]: IDENTITY }
    return {
      bad: [
        mirrors(kept, {}),
        mirrors({}, { [SEPARATOR]: '-' }),
        mirrors({ [POLICY]: 'com.example.OwnPolicy' }, {}, 'heartbeat'),
        mirrors(kept, { ...kept, ...back }, 'source'),
      ],
      good: [
        mirrors(kept, kept),
        mirrors(kept, { ...kept, [SEPARATOR]: '-' }),
        mirrors({}, { [FROM]: 'north', [POLICY]: IDENTITY }, 'heartbeat'),
        // Both of Kafka's own policies call the topic of heartbeats the same.
        mirrors(kept, {}, 'heartbeat'),
      ],
    }
  },
  check({ connectors }: DesignView, report) {
    const sources = connectors.filter(({ connector }) => connector.class === MIRROR.source)
    if (sources.length === 0) return
    const isPlugin = new Set<string>(Object.values(MIRROR))
    for (const view of connectors) {
      if (!isPlugin.has(view.connector.class ?? '')) continue
      const [from, to] = [textOf(view.connector, FROM), textOf(view.connector, TO)]
      if (from === undefined) continue
      const copier = sources.find(
        ({ connector }) => textOf(connector, FROM) === from && textOf(connector, TO) === to,
      )
      if (copier === undefined || copier === view || isAlikeForHeartbeats(copier.connector, view.connector))
        continue
      if (namingOf(copier.connector) !== namingOf(view.connector)) disagree(copier, view, report)
    }
    for (const [index, view] of sources.entries()) {
      const first = sources.slice(0, index).find((other) => isLoop(other.connector, view.connector))
      if (first) loop(first, view, report)
    }
  },
})

function disagree(copier: ConnectorView, view: ConnectorView, report: (report: Report) => void): void {
  const [theirs, own] = [policyOf(copier.connector), policyOf(view.connector)]
  report({
    at: view.id,
    message: `\`${view.name}\` looks for topics under other names than \`${copier.name}\` gives them`,
    field: `config.${theirs === own ? SEPARATOR : POLICY}`,
    ...(view.connector.class !== MIRROR.checkpoint && { severity: 'warning' }),
    evidence: [
      { name: `policy of ${copier.name}`, value: shortOf(namingOf(copier.connector)) },
      { name: `policy of ${view.name}`, value: shortOf(namingOf(view.connector)) },
    ],
    cause: 'policies',
    fix: setConfig(
      'connector',
      view.name,
      { [POLICY]: copier.connector.config?.[POLICY], [SEPARATOR]: copier.connector.config?.[SEPARATOR] },
      `Name topics as ${copier.name} does`,
    ),
  })
}

/** Topics that a mirror copies by name; undefined of a pattern that says more than one name. */
function listOf(connector: Connector): readonly string[] | 'all' | undefined {
  const text = textOf(connector, 'topics') ?? '.*'
  if (text === '.*') return 'all'
  const names = text.split(',').map((name) => name.trim())
  return names.every((name) => /^[\w.-]+$/.test(name)) ? names : undefined
}

/** Whether two mirrors copy the same topics under the same names in opposite directions. */
function isLoop(one: Connector, other: Connector): boolean {
  const [from, to] = [textOf(one, FROM), textOf(one, TO)]
  if (from === undefined || to === undefined) return false
  if (textOf(other, FROM) !== to || textOf(other, TO) !== from) return false
  if (policyOf(one) !== IDENTITY || policyOf(other) !== IDENTITY) return false
  const [ours, theirs] = [listOf(one), listOf(other)]
  if (ours === undefined || theirs === undefined) return false
  return ours === 'all' || theirs === 'all' || ours.some((name) => theirs.includes(name))
}

function loop(first: ConnectorView, view: ConnectorView, report: (report: Report) => void): void {
  report({
    at: view.id,
    message: `\`${first.name}\` and \`${view.name}\` copy the same topics back and forth without end`,
    field: `config.${POLICY}`,
    evidence: [
      { name: `${FROM} of ${first.name}`, value: textOf(first.connector, FROM) ?? '' },
      { name: `${FROM} of ${view.name}`, value: textOf(view.connector, FROM) ?? '' },
      { name: POLICY, value: shortOf(IDENTITY) },
    ],
    cause: 'loop',
    fix: setConfig('connector', view.name, { [POLICY]: undefined }, 'Put the alias before the names'),
  })
}
