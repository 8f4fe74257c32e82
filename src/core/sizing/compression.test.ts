/** Catches figures of the peak that are worked out with the mix of codecs that writers are on average. */
import { expect, it } from 'vitest'
import { analyse } from '../analyse'
import { soundDesign, soundProducer } from '../lint/sound-design'

const zstd = { 'compression.type': 'zstd' } as const
const none = { 'compression.type': 'none' } as const

it('takes the mix of writers at peak for the network, and that on average for the disk', () => {
  const { views } = analyse(
    soundDesign({
      topic: { record: { averageBytes: 1000 } },
      producer: {
        config: zstd,
        produces: [{ topic: 'orders', recordsPerSecond: { average: 1000, peak: 9000 } }],
      },
      producers: [
        soundProducer({
          name: 'pg',
          config: none,
          produces: [{ topic: 'orders', recordsPerSecond: { average: 1000, peak: 1000 } }],
        }),
      ],
    }),
  )
  const sizing = views.topics['orders']?.sizing
  const of = (figure: 'networkIn' | 'storage') =>
    sizing?.[figure].inputs.find(({ name }) => name.startsWith('compression'))
  const ratio = (of('storage')?.value ?? 0) * 2 - 1
  expect(ratio).toBeLessThan(1)
  expect(of('networkIn')?.name).toBe('compression by the producers, at peak')
  expect(of('networkIn')?.value).toBeCloseTo((9 * ratio + 1) / 10)
})
