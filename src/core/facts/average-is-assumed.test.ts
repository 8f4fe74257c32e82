/** Catches an error that says of the average what is known of the peak alone. */
import { expect, it } from 'vitest'
import { analyse } from '../analyse'
import { soundDesign } from '../lint/sound-design'

const slowness = (recordsPerSecond: { average?: number; peak: number }) =>
  analyse(soundDesign({ producer: { produces: [{ topic: 'orders', recordsPerSecond }] } }))
    .findings.map(({ rule }) => rule)
    .filter((rule) => rule.startsWith('consumer-group-slower'))

it('calls a group slower than its peak, not slower than its traffic, where only the peak is stated', () => {
  expect(slowness({ peak: 5_000 })).toEqual(['consumer-group-slower-than-peak'])
  expect(slowness({ average: 5_000, peak: 5_000 })).toEqual(['consumer-group-slower-than-traffic'])
})
