import type { About } from '../model/about'
import { wholeLine } from './single-line'

/** The fields of a node that `aboutLines` prints. */
export const ABOUT_CARRIED = ['description', 'owner', 'data'] as const

/** The same in one line; empty where it says nothing. */
export const aboutLine = (about: About): string =>
  aboutLines(about)
    .filter((line) => line !== '')
    .join('; ')

/**
 * Returns the same as lines of a comment beside what it is of, in the form that importers know
 * (`importers/reading/about-comments.ts`): each under its name, further lines of a description set in, blank ones among
 * them empty. None where it says nothing.
 */
export function aboutComments({ description, ...about }: About): readonly string[] {
  const [first, ...more] = aboutLines({ description })
  return [
    ...(first === undefined
      ? []
      : [`Description: ${first}`, ...more.map((line) => (line === '' ? '' : `  ${line}`))]),
    ...aboutLines(about),
  ]
}

/**
 * Returns what a node is for, whose it is and what data it holds, as lines of a text; none where it says nothing. Blank
 * lines between those of a description stay.
 */
export function aboutLines({ description, owner, data }: About): readonly string[] {
  const lines = (description ?? '').split(/\r?\n/).map(wholeLine)
  const isSaid = (line: string): boolean => line !== ''
  const first = lines.findIndex(isSaid)
  return [
    ...(first === -1 ? [] : lines.slice(first, lines.findLastIndex(isSaid) + 1)),
    ...(owner === undefined ? [] : [`Owner: ${wholeLine(owner)}`]),
    ...(data === undefined ? [] : [`Data: ${data}`]),
  ]
}
