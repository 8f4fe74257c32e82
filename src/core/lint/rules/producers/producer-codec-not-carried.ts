import { missingCodec } from '../../../kafka/codecs'
import { setConfig } from '../../fixes'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const CODEC = 'compression.type'

export const producerCodecNotCarried = defineRule({
  id: 'producer-codec-not-carried',
  title: 'A codec that the client library does not carry',
  scope: 'producer',
  severity: 'error',
  kind: 'advice',
  why: 'Kafka names four codecs, and a client library need not carry them all: zstd came with KIP-110, and KafkaJS has gzip alone until the application registers another. A producer without its codec sends nothing; each record fails before it leaves.',
  reference: producerConfigDocs(CODEC),
  examples: () => {
    const of = (library: 'kafkajs' | 'java', codec: string, version?: string) =>
      soundDesign({
        cluster: { kafkaVersion: '3.9' },
        producer: {
          client: { library, ...(version !== undefined && { version }) },
          config: { [CODEC]: codec, 'max.in.flight.requests.per.connection': 1 },
        },
      })
    return {
      bad: [of('kafkajs', 'zstd'), of('java', 'zstd', '2.0.1')],
      good: [of('kafkajs', 'gzip'), of('java', 'zstd', '3.9.0')],
    }
  },
  check({ producer, settings, writes }, report) {
    const codec = settings.text(CODEC)
    const missing = missingCodec(producer.client, codec)
    if (missing === undefined || writes.length === 0) return
    report({
      ...(missing.since === undefined && { severity: 'info' as const }),
      message:
        missing.since === undefined
          ? `\`${producer.name}\` compresses with ${codec}, for which ${missing.client} needs a codec that the application registers`
          : `\`${producer.name}\` compresses with ${codec}, which ${missing.client} does not have`,
      field: `config.${CODEC}`,
      evidence: [
        { name: CODEC, value: codec },
        { name: 'client', value: missing.client },
        ...(missing.since === undefined ? [] : [{ name: `${codec} since`, value: missing.since }]),
      ],
      fix: setConfig('producer', producer.name, { [CODEC]: 'gzip' }),
    })
  },
})
