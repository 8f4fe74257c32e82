/** Catches nodes that are aligned by the wrong line, or moved along the other axis too. */
import { expect, it } from 'vitest'
import { NODE_SIZE } from '../layout/node-size'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { alignNodes } from './align-nodes'

const design: Design = {
  ...emptyDesign('align'),
  producers: [{ name: 'shop' }],
  topics: [{ name: 'orders' }],
  layout: { positions: { 'producer:shop': [10, 300], 'topic:orders': [400, 20] } },
}

const { producer, topic } = NODE_SIZE
const [right, bottom] = [400 + topic.width, 300 + producer.height]

it.each([
  ['left', [10, 300], [10, 20]],
  ['right', [right - producer.width, 300], [400, 20]],
  ['centre', [(10 + right - producer.width) / 2, 300], [(10 + right - topic.width) / 2, 20]],
  ['top', [10, 20], [400, 20]],
  ['bottom', [10, 300], [400, bottom - topic.height]],
  ['middle', [10, (20 + bottom - producer.height) / 2], [400, (20 + bottom - topic.height) / 2]],
] as const)('aligns to the %s', (alignment, shop, orders) => {
  const after = alignNodes(['producer:shop', 'topic:orders', 'topic:gone'], alignment).apply(design)
  const whole = ([x, y]: readonly [number, number]) => [Math.round(x), Math.round(y)]
  expect(after.layout?.positions).toEqual({ 'producer:shop': whole(shop), 'topic:orders': whole(orders) })
})
