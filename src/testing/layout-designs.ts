/** Designs whose shape is what a test of the layout is about. */
import type { Design } from '../core/model/design'
import { emptyDesign } from '../core/model/empty-design'

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at)

/** Streams that have nothing to do with each other: a producer, a topic and a group each. */
export const apart = (count: number): Design => ({
  ...emptyDesign('apart'),
  producers: upTo(count).map((at) => ({ name: `p${at}`, produces: [{ topic: `t${at}` }] })),
  topics: upTo(count).map((at) => ({ name: `t${at}` })),
  consumerGroups: upTo(count).map((at) => ({ name: `g${at}`, consumes: [{ topic: `t${at}` }] })),
})

export const lone = (count: number): Design => ({
  ...emptyDesign('lone'),
  topics: upTo(count).map((at) => ({ name: `t${at}` })),
})

/** Two halves with a writer and a reader of each pair of their topics; one reader of the right reads the left. */
export function halves(topics: number): Design {
  const of = (half: string) => ({
    producers: upTo(topics).map((at) => ({
      name: `${half}-p${at}`,
      produces: [{ topic: `${half}-t${at}` }, { topic: `${half}-t${Math.max(0, at - 1)}` }],
    })),
    topics: upTo(topics).map((at) => ({ name: `${half}-t${at}` })),
    consumerGroups: upTo(topics).map((at) => ({
      name: `${half}-g${at}`,
      consumes: [{ topic: `${half}-t${at}` }],
    })),
  })
  const [left, right] = [of('left'), of('right')]
  const bridge = {
    name: 'right-bridge',
    consumes: [{ topic: 'right-t0' }, { topic: 'left-t8' }, { topic: 'right-t1' }],
  }
  return {
    ...emptyDesign('halves'),
    producers: [...right.producers, ...left.producers],
    topics: [...right.topics, ...left.topics],
    consumerGroups: [...right.consumerGroups, ...left.consumerGroups, bridge],
  }
}

export function everyOneReadsAll(count: number): Design {
  const all = upTo(count).map((topic) => ({ topic: `t${topic}` }))
  return {
    ...emptyDesign('all'),
    producers: upTo(count).map((at) => ({ name: `p${at}`, produces: all })),
    topics: upTo(count).map((at) => ({ name: `t${at}` })),
    consumerGroups: upTo(count).map((at) => ({ name: `g${at}`, consumes: all })),
  }
}

/** A shop with two producers on one topic, a reader of two and dead letters that are read, as in a first drawing. */
export const shop = (): Design => ({
  ...emptyDesign('shop'),
  producers: [
    { name: 'checkout', produces: [{ topic: 'orders' }] },
    { name: 'back-office', produces: [{ topic: 'orders' }, { topic: 'prices' }] },
    { name: 'psp', produces: [{ topic: 'payments' }] },
  ],
  topics: [{ name: 'orders' }, { name: 'orders.dlq' }, { name: 'payments' }, { name: 'prices' }],
  consumerGroups: [
    {
      name: 'billing',
      consumes: [{ topic: 'orders' }, { topic: 'payments' }],
      deadLetter: { topic: 'orders.dlq' },
    },
    { name: 'search', consumes: [{ topic: 'orders' }, { topic: 'prices' }] },
    { name: 'support', consumes: [{ topic: 'orders.dlq' }] },
    { name: 'nobody' },
  ],
})
