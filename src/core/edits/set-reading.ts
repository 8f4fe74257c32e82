import type { Reading } from '../model/reading'
import { withReading } from '../model/with-reading'
import type { Edit } from './edit'
import { updateNode } from './update-node'

const WORDS: Readonly<Record<Reading, string>> = {
  group: 'as a group',
  share: 'as a share group',
  everything: 'everything, each member',
}

/** Changes how a group reads, and takes the settings away that its members would not start with. */
export const setReading = (name: string, reads: Reading): Edit =>
  updateNode(
    'consumerGroup',
    name,
    (group) => withReading(group, reads === 'group' ? undefined : reads),
    `Let ${name} read ${WORDS[reads]}`,
  )
