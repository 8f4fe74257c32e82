import type { NodeId } from '@/core/model/node-id'
import { shownAnalysis } from '@/stores/document/analysis-store'
import { announce } from '@/stores/session/session-store'
import { describeNode } from './describe-node'

/** Says a node in a sentence, with its numbers. */
export const announceNode = (id: NodeId): void => announce(describeNode(id, shownAnalysis()))
