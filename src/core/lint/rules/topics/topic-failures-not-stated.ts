import { areFailuresUnknown } from '../../../facts/are-failures-unknown'
import type { Design } from '../../../model/design'
import { formatPercent } from '../../../shared/format'
import type { FixChoice } from '../../finding'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const SHARES = [0.001, 0.01] as const

interface Fails {
  readonly topic: string
  readonly recordsShare?: number | undefined
}

/** Says the share of what fails into a topic wherever nobody has said it. */
function withShare(design: Design, topic: string, recordsShare: number): Design {
  const said = <Entry extends Fails>(entry: Entry): Entry =>
    entry.topic === topic && entry.recordsShare === undefined ? { ...entry, recordsShare } : entry
  return {
    ...design,
    consumerGroups: (design.consumerGroups ?? []).map((group) => ({
      ...group,
      ...(group.deadLetter && { deadLetter: said(group.deadLetter) }),
      ...(group.retryTopics && { retryTopics: group.retryTopics.map(said) }),
    })),
    connectors: (design.connectors ?? []).map((one) =>
      one.deadLetter ? { ...one, deadLetter: said(one.deadLetter) } : one,
    ),
  }
}

export const topicFailuresNotStated = defineRule({
  id: 'topic-failures-not-stated',
  title: 'Failing records that nobody has counted',
  scope: 'topic',
  severity: 'info',
  kind: 'advice',
  why: 'What a topic of retries or dead letters has to hold follows from the share of the records that fail. Where nobody has stated it, its traffic and its storage are not known, and are in no sum. A rough share is enough: one record in a thousand is usual where a system behind fails now and then.',
  reference: kafkaDocs('kafka-connect/user-guide/#error-reporting-in-connect'),
  examples: () => ({
    bad: [soundDesign({ group: { deadLetter: { topic: 'orders.dlq' } } })],
    good: [soundDesign({ group: { deadLetter: { topic: 'orders.dlq', recordsShare: 0 } } })],
  }),
  check(view, report) {
    if (view.cluster.environment === 'development' || !areFailuresUnknown(view)) return
    const { topic, deadLetterOf, retryOf } = view
    report({
      message: `How much comes to \`${topic.name}\` is not known: which share of the records fails is not stated`,
      notStated: 'share of failures',
      evidence: [
        { name: 'written by', value: [...deadLetterOf, ...retryOf].map(({ name }) => name).join(', ') },
        { name: 'share of failures', value: 'not stated' },
      ],
      choices: SHARES.map(
        (share): FixChoice => ({
          label: `About ${formatPercent(share)} of the records`,
          fix: (design) => withShare(design, topic.name, share),
        }),
      ),
    })
  },
})
