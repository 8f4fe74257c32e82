import { changeCluster, type LabelledFix } from './fixes'

const REPLICAS = 'default.replication.factor'
const MINIMUM = 'min.insync.replicas'

/** Gives every topic that states nothing else so many replicas, two of them in sync. */
export const replicateByDefault = (replicas: number): LabelledFix =>
  changeCluster(`Keep ${replicas} replicas by default, 2 of them in sync`, (before) => ({
    ...before,
    config: { ...before.config, [REPLICAS]: replicas, [MINIMUM]: 2 },
  }))

/** Asks two replicas to be in sync of every topic that states nothing else. */
export const twoInSyncByDefault = (): LabelledFix =>
  changeCluster(`Set ${MINIMUM} to 2 for the cluster`, (before) => ({
    ...before,
    config: { ...before.config, [MINIMUM]: 2 },
  }))
