import type { Design, Topic } from '../model/design'
import { parseNodeId } from '../model/node-id'
import type { Edit } from './edit'
import { updateNode } from './update-node'

/** What names a field of a topic that a plan would change. */
interface ChangedField {
  readonly at: string
  readonly field: string
  readonly change: 'add' | 'change' | 'remove'
}

/**
 * Returns the edit that makes one field of a topic what the earlier design says of it, so that a plan has nothing to do
 * there; null for what is no field of a topic.
 */
export function keepAsBefore(before: Design, { at, field, change }: ChangedField): Edit | null {
  const node = parseNodeId(at)
  const was = before.topics.find(({ name }) => name === node?.name)
  if (node?.kind !== 'topic' || !was || change !== 'change') return null
  const { name } = node
  const key = field.startsWith('config.') ? field.slice('config.'.length) : null
  if (key !== null) {
    const value = was.config?.[key]
    const label = value === undefined ? `Leave ${key} out` : `Draw ${key} ${value}`
    return updateNode('topic', name, (topic) => withSetting(topic, key, value), label)
  }
  if (field === 'partitions' || field === 'replicationFactor') {
    const value = was[field]
    const label = value === undefined ? 'Leave it out' : `Draw ${value}`
    return updateNode('topic', name, (topic) => withField(topic, field, value), label)
  }
  return null
}

function withField<Field extends keyof Topic>(topic: Topic, field: Field, value: Topic[Field]): Topic {
  const { [field]: _, ...rest } = topic
  return (value === undefined ? rest : { ...topic, [field]: value }) as Topic
}

function withSetting(
  topic: Topic,
  key: string,
  value: NonNullable<Topic['config']>[string] | undefined,
): Topic {
  const { [key]: _, ...others } = topic.config ?? {}
  const config = value === undefined ? others : { ...topic.config, [key]: value }
  const { config: __, ...rest } = topic
  return Object.keys(config).length === 0 ? rest : { ...topic, config }
}
