import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, withSoundRetries } from '../../sound-design'

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '')

export const topicRetryName = defineRule({
  id: 'topic-retry-name',
  title: 'A retry topic whose name does not say of what',
  scope: 'consumerGroup',
  severity: 'info',
  kind: 'advice',
  why: 'Whoever finds a retry topic in a list at night, with records in it, has its name and nothing else: what was tried, by whom, how often. The usual name is that of the source or of the group, then retry, then the step or its wait, as orders.retry-1m. Access and quotas that go by a prefix follow it as well.',
  reference: kafkaDocs('operations/multi-tenancy/'),
  examples: () => {
    const misnamed = (name: string) =>
      withSoundRetries(
        { retryTopics: [{ topic: name, delayMs: 60_000, recordsShare: 0.01 }] },
        {},
        {
          topics: [],
        },
      )
    const named = (name: string) => {
      const design = misnamed(name)
      return {
        ...design,
        topics: design.topics
          .filter((topic) => topic.name !== 'orders.retry-5m')
          .map((topic) => (topic.name === 'orders.retry-1m' ? { ...topic, name } : topic)),
      }
    }
    return {
      bad: [named('later')],
      good: [withSoundRetries(), named('billing-retry'), named('retries.orders'), soundDesign()],
    }
  },
  check({ group, reads, retries }, report) {
    if (retries.length === 0) return
    const owners = [group.name, ...reads.map(({ topic }) => topic.name)].map(plain)
    for (const { topic, view } of retries) {
      const name = plain(topic)
      if (owners.some((owner) => owner !== '' && name.includes(owner)) || name.includes('retr')) continue
      report({
        at: view.id,
        message: `\`${topic}\` does not say in its name that \`${group.name}\` retries through it`,
        field: 'name',
        evidence: [
          { name: 'retries of', value: group.name },
          { name: 'reads', value: reads.map(({ topic: read }) => read.name).join(', ') },
        ],
      })
    }
  },
})
