import { before } from '../../../kafka/versions'
import { DAY_MS } from '../../../shared/units'
import { asChoice, changeCluster, setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'remote.storage.enable'
const READY = '3.9'

export const topicTieredStorageNotReady = defineRule({
  id: 'topic-tiered-storage-not-ready',
  title: 'Tiered storage on a release before 3.9',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'Tiered storage (KIP-405) came in 3.6 as early access, which is not meant for production, and there it cannot be turned off for a topic again. Before 3.6 there is none. From 3.9 on it is ready for production.',
  reference: kafkaDocs('operations/tiered-storage/'),
  examples: () => {
    const config = { 'auto.create.topics.enable': false, 'remote.log.storage.system.enable': true }
    const topic = { config: { [KEY]: true, 'local.retention.ms': DAY_MS } }
    return {
      bad: [soundDesign({ cluster: { kafkaVersion: '3.7', config }, topic })],
      good: [soundDesign({ cluster: { kafkaVersion: '3.9', config }, topic })],
    }
  },
  check({ topic, settings, cluster }, report) {
    const { kafkaVersion, environment } = cluster
    if (!settings.flag(KEY) || environment === 'development' || !before(kafkaVersion, READY)) return
    report({
      message: before(kafkaVersion, '3.6')
        ? `\`${topic.name}\` wants tiered storage, which Kafka ${kafkaVersion} does not have`
        : `\`${topic.name}\` uses tiered storage, which Kafka ${kafkaVersion} has as early access`,
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: 'true' },
        { name: 'Kafka', value: kafkaVersion },
        { name: 'ready from', value: READY },
      ],
      choices: [
        asChoice(
          setConfig(
            'topic',
            topic.name,
            { [KEY]: undefined, 'local.retention.ms': undefined, 'local.retention.bytes': undefined },
            'Keep all of it on the brokers',
          ),
        ),
        asChoice(
          changeCluster(`Plan Kafka ${READY}`, (old) => ({
            ...old,
            kafkaVersion: before(old.kafkaVersion, READY) ? READY : old.kafkaVersion,
          })),
        ),
      ],
    })
  },
})
