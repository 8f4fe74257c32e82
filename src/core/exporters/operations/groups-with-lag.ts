import type { ConsumerGroup, Design } from '../../model/design'
import { consumerGroupId } from '../../model/node-id'
import { ownsPartitions } from '../../model/reading'
import { type Carried, notCarried } from '../carried'
import type { ExportLoss } from '../exporter'

/** Returns the groups whose lag an exporter of lag knows: those that commit how far they came in each partition. */
export const groupsWithLag = ({ consumerGroups }: Design): readonly ConsumerGroup[] =>
  consumerGroups.filter(ownsPartitions)

const WHY = {
  share: 'Left out, since what a share group has done is not among the offsets that exporters of lag read.',
  everything: 'Left out, since who reads everything commits no offsets by which its lag could be seen.',
} as const

/** Returns what monitoring by lag does not say: the groups that it leaves out, each with why, and every other field. */
export function lagLosses(design: Design, carried: Carried): ExportLoss[] {
  const without = design.consumerGroups.flatMap(({ name, reads }): ExportLoss[] =>
    reads === 'share' || reads === 'everything'
      ? [{ at: consumerGroupId(name), field: '', sentence: WHY[reads] }]
      : [],
  )
  return [...without, ...notCarried(design, carried).filter(({ field }) => field !== 'reads')]
}
