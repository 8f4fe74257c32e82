import type { ConnectCluster, Design } from '../model/design'
import type { Edit } from './edit'

const withClusters = (design: Design, clusters: readonly ConnectCluster[]): Design => {
  const { connect: _, ...rest } = design.cluster
  return { ...design, cluster: clusters.length === 0 ? rest : { ...rest, connect: clusters } }
}

/** Says that there is one more Connect cluster, under a name that is free. */
export function addConnectCluster(): Edit {
  return {
    label: 'Add a Connect cluster',
    apply(design) {
      const clusters = design.cluster.connect ?? []
      const taken = new Set(clusters.map(({ name }) => name))
      let at = 1
      const name = () => (at === 1 ? 'connect' : `connect-${at}`)
      while (taken.has(name())) at += 1
      return withClusters(design, [...clusters, { name: name() }])
    },
  }
}

/** Takes a Connect cluster away; connectors that name it run on the first one, or on an assumed one, from then on. */
export function removeConnectCluster(name: string): Edit {
  return {
    label: `Remove the Connect cluster ${name}`,
    apply: (design) =>
      renamed(
        withClusters(
          design,
          (design.cluster.connect ?? []).filter((one) => one.name !== name),
        ),
        name,
        undefined,
      ),
  }
}

/** Changes a Connect cluster; where it gets another name, the connectors that it runs name it by that. */
export function changeConnectCluster(name: string, after: ConnectCluster, label: string): Edit {
  return {
    label,
    mergeKey: `connect:${name}:${label}`,
    apply: (design) =>
      renamed(
        withClusters(
          design,
          (design.cluster.connect ?? []).map((one) => (one.name === name ? after : one)),
        ),
        name,
        after.name,
      ),
  }
}

function renamed(design: Design, from: string, to: string | undefined): Design {
  if (from === to || !design.connectors.some(({ connect }) => connect === from)) return design
  const connectors = design.connectors.map((connector) => {
    if (connector.connect !== from) return connector
    const { connect: _, ...rest } = connector
    return to === undefined ? rest : { ...rest, connect: to }
  })
  return { ...design, connectors }
}
