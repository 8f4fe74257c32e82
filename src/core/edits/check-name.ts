import type { Design } from '../model/design'
import { hasNode } from '../model/has-node'
import { kindOf } from '../model/kinds/index'
import type { NodeKind } from '../model/node-id'

/** The longest name that a node may have, in characters. */
export const LONGEST_NAME = 1000

/**
 * Why a node cannot be given a name, as a sentence, or null where it can: empty, too long, taken within its
 * kind, or one that Kafka refuses for a topic. The name that it has already is never refused, so that a
 * document with an illegal one can be edited.
 */
export function whyNotName(design: Design, kind: NodeKind, name: string, wanted: string): string | null {
  if (wanted === name) return null
  if (wanted.trim() === '') return 'A name must not be empty.'
  if (wanted.length > LONGEST_NAME) return `A name has at most ${LONGEST_NAME} characters.`
  const { words, whyNotName } = kindOf(kind)
  if (hasNode(design, `${kind}:${wanted}`)) return `There is a ${words.singular} ${wanted} already.`
  return whyNotName?.(wanted) ?? null
}
