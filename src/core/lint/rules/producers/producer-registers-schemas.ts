import { setConfig } from '../../fixes'
import { AUTO_REGISTRATION } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'auto.register.schemas'

export const producerRegistersSchemas = defineRule({
  id: 'producer-registers-schemas',
  title: 'A producer that registers schemas by itself',
  scope: 'producer',
  severity: 'info',
  kind: 'advice',
  why: 'With auto.register.schemas, which Confluent’s serializers have on by default, the serializer registers the schema of the running code at its first record. A change that nobody reviewed is then part of the topic for good, and the first to learn that it is not compatible is production. Register schemas when they are built and released, and let the producer only look them up.',
  reference: AUTO_REGISTRATION,
  examples: () => ({
    bad: [soundDesign({ producer: { config: { [KEY]: true } } })],
    good: [
      soundDesign({ producer: { config: { [KEY]: false } } }),
      soundDesign({ producer: { config: { [KEY]: true } }, cluster: { environment: 'staging' } }),
    ],
  }),
  check({ producer, cluster }, report) {
    if (cluster.environment !== 'production') return
    if (
      String(producer.config?.[KEY] ?? 'false')
        .trim()
        .toLowerCase() !== 'true'
    )
      return
    report({
      message: `\`${producer.name}\` registers its schemas by itself`,
      field: `config.${KEY}`,
      evidence: [{ name: KEY, value: 'true' }],
      fix: setConfig('producer', producer.name, { [KEY]: false }),
    })
  },
})
