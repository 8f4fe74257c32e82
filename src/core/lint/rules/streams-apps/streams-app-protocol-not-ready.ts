import { isOlderThan } from '../../../kafka/client-libraries'
import { kafkaNumber } from '../../../kafka/kafka-number'
import { before } from '../../../kafka/versions'
import { threadsOf } from '../../../model/inside-streams'
import { hasStreamsGroup } from '../../../settings/streams-settings'
import { formatCountOf } from '../../../shared/format'
import { asChoice, changeCluster, changeNode, setConfig, withGroupConfig } from '../../fixes'
import { protocolsOf, turnProtocolOn } from '../../protocols'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

const PROTOCOL = 'group.protocol'
/** The first release of kafka-streams that has streams groups. */
const FIRST = '4.1'
const STATIC = 'group.instance.id'
const STANDBYS = 'num.standby.replicas'
const WARMUPS = 'max.warmup.replicas'
const MOST_MEMBERS = 'group.streams.max.size'
const OF_GROUP = 'streams.num.standby.replicas'
/** As many as brokers allow a group by default. @see group.streams.max.standby.replicas */
const MOST_STANDBYS = 2

export const streamsAppProtocolNotReady = defineRule({
  id: 'streams-app-protocol-not-ready',
  title: 'A streams group that its brokers or its settings do not take',
  scope: 'streamsApp',
  severity: 'error',
  kind: 'advice',
  why: 'With group.protocol=streams the brokers assign the tasks, not the clients: from 4.2, switched on by streams.version=1, which new clusters have; 4.1 has it as early access. They know neither static members nor topics by pattern yet, and take the number of standby copies from the group, where kafka-configs sets streams.num.standby.replicas: at the client it is forgotten, and so is the number of warm-ups. A group is moved to it while no member runs.',
  reference: kafkaDocs('streams/developer-guide/streams-rebalance-protocol/'),
  examples: () => {
    const group = (
      config: Readonly<Record<string, string | number | undefined>>,
      kafkaVersion: '4.1' | '4.3' = '4.3',
      ofBrokers: Readonly<Record<string, string>> = {},
    ) =>
      withSoundApp(
        { config: { [PROTOCOL]: 'streams', [STANDBYS]: undefined, ...config } },
        { cluster: { kafkaVersion, config: ofBrokers } },
      )
    return {
      bad: [
        group({}, '4.1'),
        group({}, '4.3', { 'group.coordinator.rebalance.protocols': 'classic,consumer' }),
        group({ [`consumer.${STATIC}`]: 'one' }),
        group({ [STANDBYS]: 1 }),
        group({ [WARMUPS]: 4 }),
      ],
      good: [group({})],
    }
  },
  check({ app, name, cluster, settings }, report) {
    const { kafkaVersion } = cluster
    const { client } = app
    if (!hasStreamsGroup(app)) return
    const classic = setConfig('streamsApp', name, { [PROTOCOL]: undefined }, 'Use the classic protocol')
    const evidence = [
      { name: PROTOCOL, value: 'streams' },
      { name: 'Kafka', value: kafkaVersion },
    ]
    // A release that does not know the setting goes on as before, and asks the brokers for nothing.
    const stopsStart = !(client?.library === 'java' && isOlderThan(client.version ?? FIRST, FIRST))
    if (before(kafkaVersion, '4.2')) {
      const isThere = !before(kafkaVersion, '4.1')
      report({
        message: isThere
          ? `\`${name}\` wants a streams group, which Kafka ${kafkaVersion} has as early access`
          : `\`${name}\` wants a streams group, which Kafka ${kafkaVersion} does not know`,
        field: `config.${PROTOCOL}`,
        evidence,
        ...(isThere ? { severity: 'warning' } : { stopsStart }),
        fix: classic,
        cause: 'version',
      })
      if (!isThere) return
    }
    const offered = protocolsOf(cluster.config)
    if (offered !== undefined && !offered.includes('streams') && !before(kafkaVersion, '4.2'))
      report({
        message: `\`${name}\` uses the Streams protocol, and the brokers offer ${offered.join(' and ')} only`,
        field: `config.${PROTOCOL}`,
        kind: 'rejected',
        errorClass: 'UnsupportedVersionException',
        stopsStart,
        evidence: [
          ...evidence,
          { name: 'group.coordinator.rebalance.protocols of the brokers', value: offered.join(',') },
        ],
        choices: [asChoice(turnProtocolOn('streams')), asChoice(classic)],
        cause: 'turned off',
      })
    const fixed = [STATIC, `consumer.${STATIC}`, `main.consumer.${STATIC}`].find(
      (key) => app.config?.[key] !== undefined,
    )
    if (fixed !== undefined && before(kafkaVersion, '4.4'))
      report({
        message: `\`${name}\` does not start: a streams group has no static members`,
        field: `config.${fixed}`,
        kind: 'rejected',
        errorClass: 'ConfigException',
        stopsStart,
        evidence: [...evidence, { name: fixed, value: String(app.config?.[fixed]) }],
        fix: setConfig('streamsApp', name, { [fixed]: undefined }, 'Remove the instance id'),
        cause: 'static',
      })
    if (settings.origin(STANDBYS) === 'user' && settings.number(STANDBYS) > 0)
      report({
        message: `\`${name}\` gets no standby copies by its own settings: its group has to say \`streams.num.standby.replicas\``,
        field: `config.${STANDBYS}`,
        severity: 'warning',
        evidence: [...evidence, { name: STANDBYS, value: settings.text(STANDBYS) }],
        fix: changeNode('streamsApp', name, 'Have the group say it', (node) => {
          const { [STANDBYS]: asked, ...config } = node.config ?? {}
          const kept = node.groupConfig?.[OF_GROUP] ?? Math.min(MOST_STANDBYS, Number(asked))
          return withGroupConfig({ ...node, config }, { [OF_GROUP]: kept })
        }),
        cause: 'standbys',
      })
    if (settings.origin(WARMUPS) === 'user' && settings.number(WARMUPS) > 0)
      report({
        message: `\`${name}\` sets \`${WARMUPS}\`, which a streams group does not read`,
        field: `config.${WARMUPS}`,
        severity: 'warning',
        evidence: [...evidence, { name: WARMUPS, value: settings.text(WARMUPS) }],
        fix: setConfig('streamsApp', name, { [WARMUPS]: undefined }, 'Take it away'),
        cause: 'warm-ups',
      })
    const most = kafkaNumber(cluster.config?.[MOST_MEMBERS] ?? undefined)
    if (most !== undefined && threadsOf(app) > most)
      report({
        message: `The group of \`${name}\` takes ${formatCountOf(most, 'member')}, and it has ${threadsOf(app)} threads`,
        field: 'instances',
        kind: 'rejected',
        errorClass: 'GroupMaxSizeReachedException',
        evidence: [...evidence, { name: MOST_MEMBERS, value: String(most) }],
        fix: changeCluster(`Allow ${threadsOf(app)} members`, (node) => ({
          ...node,
          config: { ...node.config, [MOST_MEMBERS]: threadsOf(app) },
        })),
        cause: 'members',
      })
    if (app.processing?.some(({ pattern }) => pattern !== undefined))
      report({
        message: `\`${name}\` reads topics by a pattern, which a streams group does not take`,
        field: 'processing',
        stopsStart,
        evidence,
        fix: classic,
        cause: 'pattern',
      })
  },
})
