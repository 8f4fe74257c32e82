import type { DrawnFacts } from '../importers/facts/draw-facts'
import type { Design, Topic } from '../model/design'
import { kindOf, type NodeKind, nodesOf } from '../model/kinds/index'
import { NODE_KINDS, nodeId } from '../model/node-id'

/** What files say of a cluster, and of which kinds of node they say nothing. */
export interface ClusterAsRead {
  readonly design: Design
  readonly silent: readonly NodeKind[]
}

/**
 * Returns the cluster as files have it, to be compared with a drawing: of what they list they say what is there, of
 * what they say nothing the drawing does, so that their silence is no difference. A topic that they list has the
 * settings that they list, and no other; a kind of which they list none is as it is drawn.
 *
 * @param read what was read, laid over the drawing with the files' word before the drawing's
 */
export function clusterAsRead({
  design,
  witnesses,
}: Pick<DrawnFacts, 'design' | 'witnesses'>): ClusterAsRead {
  const silent: NodeKind[] = []
  const lists = Object.fromEntries(
    NODE_KINDS.map((kind) => {
      const nodes = nodesOf(design, kind)
      const listed = nodes.filter(({ name }) => witnesses.has(nodeId(kind, name)))
      if (listed.length === 0) silent.push(kind)
      return [kindOf(kind).list, listed.length === 0 ? nodes : listed]
    }),
  )
  const topics = (lists['topics'] as readonly Topic[]).map((topic) =>
    withListedSettings(topic, witnesses.get(nodeId('topic', topic.name))?.claims),
  )
  return { design: { ...design, ...lists, topics }, silent }
}

function withListedSettings(topic: Topic, claims: ReadonlyMap<string, unknown> | undefined): Topic {
  const { config, ...rest } = topic
  if (!claims || config === undefined) return topic
  const listed = Object.entries(config).filter(([key]) => claims.has(`config.${key}`))
  return listed.length === 0 ? rest : { ...rest, config: Object.fromEntries(listed) }
}
