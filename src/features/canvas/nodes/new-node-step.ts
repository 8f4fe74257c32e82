import type { NodeId } from '@/core/model/node-id'

/** The key of the step to undo that a new node and its first name are, with what is joined to it meanwhile. */
export const newNodeStep = (id: NodeId): string => `new ${id}`
