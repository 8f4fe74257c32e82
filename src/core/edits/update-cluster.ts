import type { Cluster } from '../model/design'
import { isEqual } from '../shared/is-equal'
import type { Edit } from './edit'

/** Changes the cluster. A change to equal values is none. */
export function updateCluster(change: (cluster: Cluster) => Cluster, label: string, mergeKey?: string): Edit {
  return {
    label,
    ...(mergeKey !== undefined && { mergeKey }),
    apply(design) {
      const cluster = change(design.cluster)
      return isEqual(design.cluster, cluster) ? design : { ...design, cluster }
    },
  }
}
