import { versionOfClient } from '../../../kafka/client-defaults'
import { isJavaClient } from '../../../kafka/client-libraries'
import { reportUnknownKeys } from '../../client-config'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const producerConfigUnknownKey = defineRule({
  id: 'producer-config-unknown-key',
  title: 'A producer setting that does not exist',
  scope: 'producer',
  severity: 'warning',
  kind: 'silent',
  why: 'A client starts with settings that it does not know, since its serializers and interceptors may read some of their own, and says so in one line of its log. What a misspelled setting was to do is then not done, and nobody notices until it matters.',
  reference: kafkaDocs('configuration/producer-configs/'),
  examples: () => ({
    bad: [
      soundDesign({ producer: { config: { 'linger.mss': 5 } } }),
      soundDesign({ producer: { config: { 'isolation.level': 'read_committed' } } }),
      soundDesign({ producer: { config: { compressionType: 'zstd', 'compression.type': undefined } } }),
    ],
    good: [
      soundDesign({
        producer: {
          config: {
            'schema.registry.url': 'https://registry:8081',
            'auto.register.schemas': false,
            'value.subject.name.strategy': 'io.confluent.kafka.serializers.subject.TopicNameStrategy',
          },
        },
      }),
      soundDesign({
        producer: { client: { library: 'librdkafka' }, config: { 'queue.buffering.max.kbytes': 65_536 } },
      }),
    ],
  }),
  check({ producer, cluster }, report) {
    const { config, name } = producer
    if (config === undefined || !isJavaClient(producer.client)) return
    reportUnknownKeys(
      { kind: 'producer', name, config, version: versionOfClient(producer.client, cluster.kafkaVersion) },
      report,
    )
  },
})
