import type { Client, ConsumerGroup } from '../model/design'
import { withClient } from '../model/preset-assignor'
import type { Edit } from './edit'
import { updateNode } from './update-node'

/** Says which library an application is built with; undefined for one that is not stated. A group's preset assignor follows. */
export function setClient(
  kind: 'producer' | 'consumerGroup' | 'streamsApp',
  name: string,
  client: Client | undefined,
): Edit {
  const label = `Change the client of ${name}`
  const mergeKey = `field:${kind}:${name}:client`
  if (kind === 'consumerGroup')
    return updateNode(kind, name, (group: ConsumerGroup) => withClient(group, client), label, mergeKey)
  return updateNode(
    kind,
    name,
    ({ client: _, ...rest }) => (client === undefined ? rest : { ...rest, client }),
    label,
    mergeKey,
  )
}
