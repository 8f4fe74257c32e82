import type { GroupRun } from '@/core/simulation/simulation'
import { useDocument } from '@/stores/document/document-store'

/** How many members what reads is drawn with; of a sink its tasks. */
export const useDrawnMembers = (run: GroupRun): number =>
  useDocument(({ design: { consumerGroups, streamsApps } }) => {
    const group = consumerGroups.find(({ name }) => run.node === `consumerGroup:${name}`)
    if (group) return group.members ?? 1
    const app = streamsApps.find(({ name }) => run.node === `streamsApp:${name}`)
    return app ? (app.instances ?? 1) : run.members.drawn
  })
