import type { Edit } from '@/core/edits/edit'
import type { Topic } from '@/core/model/design'

/**
 * An edit that adds a topic which throws when its settings are first read, and never again: a fault in the
 * middle of whatever looks at the design first, without standing in for any of it.
 */
export function faultyOnce(name: string): Edit {
  let isFaulty = true
  const topic: Topic = {
    name,
    get config() {
      if (!isFaulty) return {}
      isFaulty = false
      throw new Error(`${name} cannot be read`)
    },
  }
  // Frozen already, so that freezing in development does not look inside.
  Object.freeze(topic)
  return { label: 'Add', apply: (design) => ({ ...design, topics: [...design.topics, topic] }) }
}
