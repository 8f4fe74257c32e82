import type { About } from '../model/about'
import { wholeLine } from './single-line'

/** The fields of a node that `aboutLines` prints. */
export const ABOUT_CARRIED = ['description', 'owner', 'data'] as const

/** The same in one line; empty where it says nothing. */
export const aboutLine = (about: About): string => aboutLines(about).join('; ')

/** What a node is for, whose it is and what data it holds, as lines of a comment; none where it says nothing. */
export function aboutLines({ description, owner, data }: About): readonly string[] {
  const lines = (description ?? '').split(/\r?\n/).map(wholeLine)
  return [
    ...lines.filter((line) => line !== ''),
    ...(owner === undefined ? [] : [`Owner: ${wholeLine(owner)}`]),
    ...(data === undefined ? [] : [`Data: ${data}`]),
  ]
}
