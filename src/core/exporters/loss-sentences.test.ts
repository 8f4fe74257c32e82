import { expect, it } from 'vitest'
import { lossSentences } from './loss-sentences'

it('tells first what is not as designed, then what is missing, and folds what Kafka does not ask for', () => {
  expect(
    lossSentences([
      { at: 'design', field: 'layout', sentence: 'Positions are not in it.' },
      { at: 'topic:orders', field: 'record', sentence: 'Record sizes are not in it.' },
      { at: 'topic:orders', field: 'config.min.insync.replicas', sentence: 'These settings are not in it.' },
      { at: 'topic:a b', field: '', sentence: 'Left out, since Kafka refuses the name.' },
    ]),
  ).toEqual([
    'Left out, since Kafka refuses the name: `a b`.',
    'These settings are not in it: `min.insync.replicas` of `orders`.',
    'Of no use to Kafka, and not in it: positions, record sizes.',
  ])
})

it('leaves a single small one as it is', () => {
  expect(lossSentences([{ at: 'design', field: 'layout', sentence: 'Positions are not in it.' }])).toEqual([
    'Positions are not in it.',
  ])
})
