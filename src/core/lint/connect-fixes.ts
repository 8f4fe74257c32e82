import type { ConfigValue, ConnectCluster, Design } from '../model/design'
import type { LabelledFix } from './fixes'

/** Writes some settings of the workers of a Connect cluster; one that is only assumed is put into the design by it. */
export const setWorkerSettings = (
  find: (design: Design) => ConnectCluster,
  settings: Readonly<Record<string, ConfigValue>>,
  label: string,
): LabelledFix => ({
  label,
  apply: (design) => {
    const before = find(design)
    const after = { ...before, config: { ...before.config, ...settings } }
    const clusters = design.cluster.connect ?? []
    const connect = clusters.some(({ name }) => name === after.name)
      ? clusters.map((one) => (one.name === after.name ? after : one))
      : [...clusters, after]
    return { ...design, cluster: { ...design.cluster, connect } }
  },
})
