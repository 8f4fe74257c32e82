import { nodeNames } from '../model/has-node'
import { KINDS } from '../model/kinds/index'
import type { NodeKind } from '../model/node-id'
import { replaceNode } from '../model/replace-node'
import { LONGEST_NAME } from './check-name'
import type { Edit } from './edit'
import { renameIds, renameTopics } from './follow-names'

/**
 * Renames a node in its place and follows every reference to it, in nodes, layout and suppressions. Changes
 * nothing where the new name is taken, empty or longer than a name may be. Whether Kafka accepts the name is
 * a finding, not a refusal.
 */
export function renameNode(kind: NodeKind, from: string, to: string): Edit {
  return {
    label: `Rename ${KINDS[kind].words.singular} ${from} to ${to}`,
    apply(design) {
      if (to === '' || to.length > LONGEST_NAME) return design
      if (nodeNames(design, kind).has(to)) return design
      const renamed = replaceNode(design, kind, from, (node) => ({ ...node, name: to }))
      if (renamed === design) return design
      const followed =
        kind === 'topic' ? renameTopics(renamed, (name) => (name === from ? to : name)) : renamed
      const [before, after] = [`${kind}:${from}`, `${kind}:${to}`]
      // What a written document still says of an earlier node by the new name goes.
      return renameIds(followed, (id) => (id === before ? after : id === after ? undefined : id))
    },
  }
}
