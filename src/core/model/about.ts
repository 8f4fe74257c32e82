import type { Topic } from './design'

export type DataClass = NonNullable<Topic['data']>

/** What a topic's data may be, mildest first, as a form offers it. */
export const DATA_CLASSES = [
  'public',
  'internal',
  'personal',
  'secret',
] as const satisfies readonly DataClass[]

/** Whether records of a kind of data do harm in the wrong hands. */
export const isSensitive = (data: DataClass | undefined): boolean => data === 'personal' || data === 'secret'

/** What a node says of itself to people. */
export interface About {
  readonly description?: string | undefined
  readonly owner?: string | undefined
  readonly data?: DataClass | undefined
}

/** Returns whose a node is and what data it holds, in a few words: `team-orders, personal data`; empty where it says neither. */
export const aboutInWords = ({ owner, data }: About): string =>
  [owner, data && `${data} data`].filter(Boolean).join(', ')
