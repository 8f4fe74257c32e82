import type { NodeKind } from '@/core/model/node-id'
import { GROUP_FIELDS, PRODUCER_FIELDS } from './client-fields'
import type { NodeField } from './node-field'
import { TOPIC_FIELDS } from './topic-fields'

const FIELDS: { readonly [Kind in NodeKind]?: readonly NodeField<Kind>[] } = {
  producer: PRODUCER_FIELDS,
  topic: TOPIC_FIELDS,
  consumerGroup: GROUP_FIELDS,
}

const NONE: readonly never[] = []

/** The fields of a kind that can be changed of many nodes at once; none for a kind that has no table. */
export const fieldsOf = (kind: NodeKind): readonly NodeField<NodeKind>[] =>
  (FIELDS[kind] ?? NONE) as readonly NodeField<NodeKind>[]
