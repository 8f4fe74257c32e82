import type { Fragment } from '@/core/edits/paste-nodes'

/** Nodes that were copied in this tab, and the text of them that the system's clipboard got, if it took one. */
interface Copied {
  readonly fragment: Fragment
  readonly text: string | null
}

let copied: Copied | null = null

export const noteCopied = (nodes: Copied): void => {
  copied = nodes
}

/** The nodes that were copied last in this tab. */
export const copiedFragment = (): Fragment | null => copied?.fragment ?? null

/** Whether a text from the system's clipboard stands for the nodes that are kept here. */
export const isCopiedText = (text: string): boolean =>
  copied !== null && (copied.text === null || text.trim() === copied.text.trim())
