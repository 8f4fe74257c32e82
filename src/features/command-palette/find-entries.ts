import { type About, aboutInWords } from '@/core/model/about'
import type { Client, Design } from '@/core/model/design'
import { findMark, type MarkId, type MarkKind, markIds } from '@/core/model/marks'
import { LIST_OF_KIND, NODE_KINDS, type NodeId, type NodeKind } from '@/core/model/node-id'
import type { Command } from '@/ui/command'

export type Entry =
  | {
      readonly kind: 'command'
      readonly id: string
      readonly label: string
      readonly command: Command
    }
  | {
      readonly kind: 'node'
      readonly id: NodeId
      readonly label: string
      readonly of: NodeKind
      /** Whose it is and what data it holds, in a few words; shown beside the name. */
      readonly about: string
      /** What else it says of itself: what it is for, what it is built with. Found, and not shown. */
      readonly more: string
    }
  | { readonly kind: 'mark'; readonly id: MarkId; readonly label: string; readonly of: MarkKind }
  | FurtherEntry

/** What is found only by what is typed of it. */
export interface FurtherEntry {
  readonly kind: 'finding' | 'setting' | 'owner' | 'design' | 'example' | 'format' | 'scenario'
  readonly id: string
  readonly label: string
  /** What it is, beside the label. */
  readonly says: string
  /** What else it is called; found, and not shown. */
  readonly more?: string
  readonly run: () => void
}

interface Built {
  readonly client?: Client | undefined
}

/** More are not read; typing on narrows them down. */
const SHOWN = 50

export function entriesOf(design: Design, commands: readonly Command[]): readonly Entry[] {
  return [
    ...commands.map((command) => ({
      kind: 'command' as const,
      id: command.id,
      label: command.label,
      command,
    })),
    ...NODE_KINDS.flatMap((of) =>
      design[LIST_OF_KIND[of]].map((node: About & Built & { readonly name: string }) => ({
        kind: 'node' as const,
        id: `${of}:${node.name}` as const,
        label: node.name,
        of,
        about: aboutInWords(node),
        more: [node.description, node.client?.library, node.client?.version].filter(Boolean).join(' '),
      })),
    ),
    ...markIds(design).flatMap((id) => {
      const mark = findMark(design, id)
      const label = mark === undefined ? '' : 'text' in mark ? plainText(mark.text) : mark.title
      const of = id.startsWith('note:') ? ('note' as const) : ('area' as const)
      return label === '' ? [] : [{ kind: 'mark' as const, id, label, of }]
    }),
  ]
}

/** A note as it reads: without the signs of Markdown, and of a link its words. */
const plainText = (text: string): string =>
  text
    .replace(/\[([^\]\n]{1,1000})\]\([^)\s]{0,2000}\)/g, '$1')
    .replace(/^[ \t]*(?:[-*+]|#{1,6}|>)[ \t]+/gm, '')
    .replace(/[*`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** How well a label answers what was typed: every word must occur, the start of a word counts more; 0 is not at all. */
function scoreOf(label: string, words: readonly string[]): number {
  const text = label.toLowerCase()
  let score = 1
  for (const word of words) {
    const at = text.indexOf(word)
    if (at < 0) return 0
    score += at === 0 ? 4 : /[\s._-]/.test(text[at - 1] ?? '') ? 2 : 1
  }
  return score + 1 / (text.length + 1)
}

/** How well another name of a thing answers, beside its own. */
const BY_OTHER_NAME = 0.75

/** Half as well as a name that says it: what a node says of itself besides. */
function entryScore(entry: Entry, words: readonly string[]): number {
  const named = scoreOf(entry.label, words)
  if (named === 0 && 'run' in entry)
    return Math.max(
      scoreOf(`${entry.label} ${entry.says}`, words) / 2,
      entry.more === undefined ? 0 : scoreOf(`${entry.label} ${entry.more}`, words) * BY_OTHER_NAME,
    )
  if (named > 0 || entry.kind !== 'node') return named
  return scoreOf(`${entry.label} ${entry.about} ${entry.more}`, words) / 2
}

/** Names and commands are what one means first; a long sentence answers many words. */
const NEARNESS: Readonly<Record<string, number>> = {
  finding: 0.4,
  setting: 0.5,
  owner: 0.8,
  design: 0.9,
  example: 0.7,
  format: 0.7,
  scenario: 0.9,
}

/** Before anything is typed so many nodes are listed, and then what can be done. */
const FIRST_NODES = 6

/** What is listed before anything is typed: a few of the nodes, so that it is seen to find them, and what can be done now. */
function offered(entries: readonly Entry[]): readonly Entry[] {
  const nodes = entries.filter(({ kind }) => kind === 'node').slice(0, FIRST_NODES)
  const commands = entries.filter((entry) => entry.kind === 'command' && entry.command.enabled?.() !== false)
  return [...nodes, ...commands].slice(0, SHOWN)
}

/** The entries that answer what was typed, best first. */
export function findEntries(entries: readonly Entry[], typed: string): readonly Entry[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return offered(entries)
  return entries
    .map((entry) => ({ entry, score: entryScore(entry, words) * (NEARNESS[entry.kind] ?? 1) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, SHOWN)
    .map(({ entry }) => entry)
}
