import type { TextError } from '../yaml/text-error'

/** A file, or a text that was pasted and has no name of its own. */
export interface Source {
  readonly name: string
  readonly text: string
}

/** Where in the sources something stands. */
export interface Place {
  readonly file: string
  /** Counted from 1, where it is known. */
  readonly line?: number
}

/** One thing to say about a source: what was left out of the drawing, or what was taken to be so. */
export interface Remark extends Place {
  readonly sentence: string
  /** It is about a secret, of which the value, or its part of it, was left out. */
  readonly isSecret?: true
}

/** How many secrets were left out, as a sentence; empty where none was. */
export function saySecrets(losses: readonly Remark[]): string {
  const count = losses.filter(({ isSecret }) => isSecret).length
  if (count === 0) return ''
  return `${count === 1 ? 'One secret was' : `${count} secrets were`} left out, since a design never keeps any.`
}

/** What is wrong with a source so that nothing of it can be drawn. */
export interface ImportProblem extends TextError {
  readonly file: string
}

/** `topics.yaml:14`, for a sentence. */
export const placeText = ({ file, line }: Place): string => (line === undefined ? file : `${file}:${line}`)
