import { isJavaClient, isLibrdkafka } from '../kafka/client-libraries'
import { changeWriter } from '../model/writers'
import { keyHash } from '../sizing/key-hash'
import type { TopicWriter } from '../views/views'
import type { LabelledFix } from './fixes'

/** Other libraries can hash as Java does; what Java is told otherwise is told back. */
export function hashAlike(writers: readonly TopicWriter[]): LabelledFix {
  const wrong = writers.filter((writer) => keyHash(writer) !== 'murmur2')
  return {
    label: 'Hash keys with murmur2',
    apply: (design) =>
      wrong.reduce(
        (before, { kind, producer: { name, client } }) =>
          changeWriter(before, { kind, name }, (node) => {
            if (!isJavaClient(client)) {
              const partitioner = isLibrdkafka(client) ? 'murmur2_random' : 'murmur2'
              return { ...node, config: { ...node.config, partitioner } }
            }
            const {
              'partitioner.class': _class,
              'partitioner.ignore.keys': _ignore,
              ...config
            } = node.config ?? {}
            return { ...node, config }
          }),
        design,
      ),
  }
}
