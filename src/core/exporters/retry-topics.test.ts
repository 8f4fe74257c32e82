/** Whatever says what a group reads says its retry topics too: it reads them by itself. */
import { expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { exporters } from './index'

const designOf = (library: 'java' | 'kafkajs' | 'sarama' | 'franz-go'): Design => ({
  ...emptyDesign('Shop'),
  topics: [{ name: 'orders' }, { name: 'again-1' }, { name: 'dead' }],
  producers: [{ name: 'shop', produces: [{ topic: 'orders', recordsPerSecond: { average: 500 } }] }],
  consumerGroups: [
    {
      name: 'billing',
      client: { library },
      consumes: [{ topic: 'orders' }],
      retryTopics: [{ topic: 'again-1', delayMs: 60_000, recordsShare: 0.01 }],
      deadLetter: { topic: 'dead' },
    },
  ],
})

const OF_LIBRARY: Readonly<Record<string, 'kafkajs' | 'sarama' | 'franz-go'>> = {
  kafkajs: 'kafkajs',
  sarama: 'sarama',
  'franz-go': 'franz-go',
}

it.each(exporters.map((exporter) => [exporter.id, exporter] as const))(
  '%s names the retry topics of a group beside what it reads',
  (id, exporter) => {
    const design = designOf(OF_LIBRARY[id] ?? 'java')
    const files = exporter.export(design, analyse(design))
    for (const { path, text } of files)
      if (/billing/.test(text) && /\borders\b/.test(text)) expect(`${path}\n${text}`).toContain('again-1')
  },
)

it('watches the lag of retry topics beyond the wait', () => {
  const design = designOf('java')
  const alerts = exporters.find(({ id }) => id === 'prometheus-alerts')
  const text = alerts?.export(design, analyse(design))[0]?.text ?? ''
  expect(text).toMatch(/KafkaLagWarning_billing_again_1/)
  expect(text).toContain('after a wait of 1 min')
})
