import type { Design } from '../design'
import { connector } from './connector'
import { consumerGroup } from './consumer-group'
import type { Kind, Port } from './kind'
import { producer } from './producer'
import { streamsApp } from './streams-app'
import { topic } from './topic'

/**
 * The kinds of node, by the words of the document, in the order in which a document lists them. A new kind is
 * its own files and a line here; what this table cannot say for it, the compiler and `kinds.test.ts` ask for.
 */
export const KINDS = { producer, topic, consumerGroup, streamsApp, connector } as const

export type NodeKind = keyof typeof KINDS

type ListOf = { readonly [Of in NodeKind]: (typeof KINDS)[Of]['list'] }

/** A node of a kind, as the document has it. */
export type NodeOfKind<Of extends NodeKind> = Design[ListOf[Of]][number]

/** The lists of nodes of a document, and nothing else of it. */
export type NodeLists = Pick<Design, ListOf[NodeKind]>

type PortsOf<Of extends NodeKind> = (typeof KINDS)[Of]['ports'][number]

/** The kinds of edge: one for each port of any kind. */
export type EdgeKind = { [Of in NodeKind]: PortsOf<Of>['edge'] }[NodeKind]

export interface PortOf<Of extends NodeKind> extends Port<NodeOfKind<Of>> {
  readonly edge: EdgeKind
}

/** The facts of a kind, typed by its nodes. */
export interface KindOf<Of extends NodeKind> extends Kind<NodeOfKind<Of>> {
  readonly list: ListOf[Of]
  readonly ports: readonly PortOf<Of>[]
}

const TYPED: { readonly [Of in NodeKind]: KindOf<Of> } = KINDS

/** The facts of a kind for code that treats all kinds alike. */
export const kindOf = <Of extends NodeKind>(kind: Of): KindOf<Of> => TYPED[kind]

/** The nodes of a kind, in the order of the document. */
export const nodesOf = <Of extends NodeKind>(lists: NodeLists, kind: Of): readonly NodeOfKind<Of>[] =>
  lists[KINDS[kind].list] as readonly NodeOfKind<Of>[]
