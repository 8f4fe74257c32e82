import type { Flaw } from '../../../delivery/guarantee'
import { because, raiseOf } from '../../../delivery/reasons'
import type { ConsumerGroup } from '../../../model/design'
import { alongPath } from '../../along-path'
import { raise } from '../../raise'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

type Needs = NonNullable<ConsumerGroup['needs']>

interface Need {
  readonly flaw: Flaw
  readonly words: string
  isStated(needs: Needs): boolean
}

const NEEDS: readonly Need[] = [
  { flaw: 'lose', words: 'must not lose records', isStated: ({ mayLose }) => mayLose === false },
  { flaw: 'repeat', words: 'must not see records twice', isStated: ({ mayRepeat }) => mayRepeat === false },
  { flaw: 'reorder', words: 'needs the order of records', isStated: ({ inOrder }) => inOrder === true },
]

export const pathFallsShort = defineRule({
  id: 'path-falls-short',
  title: 'A path that holds less than its reader needs',
  scope: 'path',
  severity: 'warning',
  kind: 'advice',
  why: 'What a reader may count on is decided by every hop before it: the producer’s acknowledgements and retries, the copies of each topic, how each group on the way commits, and how the last one does. The path is as good as its weakest link, and care anywhere else does not make up for it. Raise that link, or say that the reader needs less.',
  reference: kafkaDocs('design/design/#message-delivery-semantics'),
  examples: () => ({
    bad: [
      soundDesign({ group: { needs: { mayLose: false } }, producer: { config: { acks: '1' } } }),
      soundDesign({ group: { needs: { mayLose: false } }, topic: { config: { 'min.insync.replicas': 1 } } }),
      soundDesign({
        group: { needs: { mayLose: false }, purpose: 'analytics', commit: 'auto' },
      }),
      soundDesign({ group: { needs: { mayRepeat: false } } }),
      soundDesign({
        group: { needs: { inOrder: true } },
        producer: { delivery: undefined, config: { 'enable.idempotence': false } },
      }),
    ],
    good: [
      soundDesign({ group: { needs: { mayLose: false, mayRepeat: true, inOrder: true } } }),
      soundDesign({
        group: { needs: { mayLose: true }, purpose: 'analytics' },
        producer: { delivery: 'at-most-once' },
      }),
    ],
  }),
  check({ view, read }, report) {
    const { needs } = view.group
    if (needs === undefined) return
    for (const { flaw, words, isStated } of NEEDS) {
      const weakness = read.guarantee[flaw]
      if (!isStated(needs) || weakness === null) continue
      const fix = raise(weakness)
      report({
        message: `\`${view.name}\` ${words} of \`${read.topic.name}\`: ${because(weakness)}`,
        field: 'needs',
        cause: flaw,
        ...(weakness.kind === 'one-replica' &&
          weakness.origin === 'default' && { notStated: 'replication factor' }),
        along: alongPath(weakness.at, { view, read }),
        evidence: [
          { name: 'weakest link', value: weakness.name },
          { name: 'to avoid it', value: raiseOf(weakness) },
        ],
        ...(fix && { fix }),
      })
    }
  },
})
