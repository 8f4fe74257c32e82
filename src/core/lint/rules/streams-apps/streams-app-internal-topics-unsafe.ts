import { streamsFacts } from '../../../facts/streams-facts'
import { brokerNumber } from '../../../settings/resolve-settings'
import { formatCount, formatCountOf } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

const OF_APP = 'replication.factor'
const OF_BROKERS = 'default.replication.factor'
const REPLICAS = 3

export const streamsAppInternalTopicsUnsafe = defineRule({
  id: 'streams-app-internal-topics-unsafe',
  title: 'State that goes with one broker',
  scope: 'streamsApp',
  severity: 'error',
  kind: 'advice',
  why: 'The changelogs of a Streams application are what its state is restored from, and its repartition topics hold records that are not processed yet. Streams creates them with replication.factor, which is -1 unless it is set: then the brokers’ default.replication.factor stands, and that is one. With one replica, the loss of one broker stops the application, and state is lost with its disk, however many replicas the topics of the design have.',
  reference: kafkaDocs('streams/developer-guide/config-streams/#replication-factor'),
  examples: () => ({
    bad: [
      withSoundApp({ config: { [OF_APP]: 1 } }),
      withSoundApp({ config: { [OF_APP]: 2 } }),
      withSoundApp({ config: { [OF_APP]: undefined } }),
    ],
    good: [
      withSoundApp({ config: { [OF_APP]: undefined } }, { cluster: { config: { [OF_BROKERS]: 3 } } }),
      withSoundApp({ config: { [OF_APP]: 1 } }, { cluster: { environment: 'development' } }),
    ],
  }),
  check(view, report) {
    const { name, settings, cluster } = view
    if (cluster.environment !== 'production' || cluster.brokers < REPLICAS) return
    const own = settings.number(OF_APP)
    const replicas = own > 0 ? own : brokerNumber(cluster, OF_BROKERS, 1)
    if (replicas >= REPLICAS) return
    const facts = streamsFacts(view)
    if (!facts.ok || facts.internalTopics.length === 0) return
    const count = formatCountOf(facts.internalTopics.length, 'internal topic')
    const isStated = own > 0 || Object.hasOwn(cluster.config ?? {}, OF_BROKERS)
    // What a provider gives to a topic that asks for its default is known of some only.
    const isAssumed = !isStated && cluster.profile === undefined
    report({
      message: isStated
        ? `\`${name}\` keeps ${count} in ${replicas === 1 ? 'one copy' : `${formatCount(replicas)} copies`}`
        : `\`${name}\` states no replicas for ${count}: unless the brokers’ ${OF_BROKERS} was changed, ${facts.internalTopics.length === 1 ? 'it has' : 'each has'} one copy`,
      ...(!isStated
        ? {
            severity: isAssumed ? ('warning' as const) : ('info' as const),
            notStated: 'copies of internal topics',
          }
        : replicas > 1 && { severity: 'warning' as const }),
      field: `config.${OF_APP}`,
      evidence: [
        { name: OF_APP, value: own > 0 ? formatCount(own) : '-1, the brokers’ default' },
        {
          name: OF_BROKERS,
          value: `${brokerNumber(cluster, OF_BROKERS, 1)}${cluster.config && Object.hasOwn(cluster.config, OF_BROKERS) ? '' : ', the default'}`,
        },
        {
          name: 'internal topics',
          value: facts.internalTopics
            .slice(0, 5)
            .map((topic) => topic.name)
            .join(', '),
        },
      ],
      fix: setConfig('streamsApp', name, { [OF_APP]: REPLICAS }),
    })
  },
})
