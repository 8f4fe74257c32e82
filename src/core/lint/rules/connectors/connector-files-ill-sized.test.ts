/** Catches a rule that counts files without a look at how large they are. */
import { expect, it } from 'vitest'
import { analyse } from '../../../analyse'
import { withSoundSink } from '../../sound-connect'

const RULE = 'connector-files-ill-sized'

function saidOf(flushSize: number): readonly string[] {
  const design = withSoundSink(
    {
      class: 'io.confluent.connect.s3.S3SinkConnector',
      config: { 's3.bucket.name': 'archive', 'flush.size': flushSize },
    },
    {
      producer: { produces: [{ topic: 'orders', recordsPerSecond: { average: 60_000, peak: 60_000 } }] },
    },
  )
  return analyse(design)
    .findings.filter(({ rule }) => rule === RULE)
    .map(({ message }) => message)
}

it('lets a busy topic have many files, unless they are small', () => {
  expect(saidOf(10_000)).toEqual([])
  expect(saidOf(100)).toEqual(['`orders-search` writes 600 files a second, of 100 records each'])
})
