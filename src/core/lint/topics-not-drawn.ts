import type { Design } from '../model/design'
import { newTopicWith } from '../model/new-topic'
import type { Report } from './rule'

const AUTO_CREATE = 'auto.create.topics.enable'

/** The finding that a client names topics which the drawing does not have, with the fix that draws them. */
export function reportNotDrawn(
  client: string,
  missing: readonly string[],
  { cluster: { brokers, config } }: Pick<Design, 'cluster'>,
  report: (report: Report) => void,
): void {
  const [first = '', ...others] = missing
  report({
    message: `\`${client}\` names \`${first}\`${others.length > 0 ? ` and ${others.length} more` : ''}, which nobody has drawn`,
    evidence: [
      { name: 'not in the drawing', value: missing.slice(0, 10).join(', ') },
      { name: AUTO_CREATE, value: String(config?.[AUTO_CREATE] ?? 'true, the default') },
    ],
    fix: {
      label: missing.length === 1 ? 'Draw the topic' : 'Draw the topics',
      apply: (design) => {
        const known = new Set(design.topics.map(({ name }) => name))
        const added = missing.filter((name) => !known.has(name)).map((name) => newTopicWith(name, brokers))
        return added.length === 0 ? design : { ...design, topics: [...design.topics, ...added] }
      },
    },
  })
}
