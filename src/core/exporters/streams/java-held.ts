import type { Window } from '../../streams/processing'
import type { JavaType } from './java-text'

/** What a chain has in hand, with the types of its keys and values. */
export interface JavaHeld {
  readonly is: 'stream' | 'table' | 'globalTable' | 'grouped' | 'groupedTable' | 'cogrouped'
  readonly key: JavaType
  readonly value: JavaType
  readonly window?: Window
}

/** A call, without the point before it, and what it leaves; nothing where it ends the chain. */
export interface JavaCall {
  readonly text: string
  readonly after: JavaHeld | null
}

/** What a chain can look up: the variables of others, and what they hold. */
export type LookUp = (id: string) => { readonly variable: string; readonly held: JavaHeld }

/** What later steps need of the keys and values that a step leaves; nothing where they take any. */
export interface Wanted {
  readonly key: JavaType | undefined
  readonly value: JavaType | undefined
}

/** The class of a variable that has this in hand. */
export function classOf({ is, key, value, window }: JavaHeld): string {
  const types = `<${key.text}, ${value.text}>`
  switch (is) {
    case 'stream':
      return `KStream${types}`
    case 'table':
      return `KTable${types}`
    case 'globalTable':
      return `GlobalKTable${types}`
    case 'groupedTable':
      return `KGroupedTable${types}`
    case 'grouped':
      return `${window ? windowedClass(window, 'KStream') : 'KGroupedStream'}${types}`
    case 'cogrouped':
      return `${window ? windowedClass(window, 'CogroupedKStream') : 'CogroupedKStream'}${types}`
  }
}

const windowedClass = ({ kind }: Window, rest: string): string =>
  `${kind === 'session' ? 'SessionWindowed' : 'TimeWindowed'}${rest}`

/** Returns a call of an operation, without the point before it: `to("matched")`. */
export const call = (op: string, args: readonly string[]): string => `${op}(${args.join(', ')})`

/** The other side as what it has to be: a program may join what its types would not. */
export const as = (wanted: JavaHeld, { variable, held }: ReturnType<LookUp>): string =>
  classOf(wanted) === classOf(held) ? variable : `Steps.<${classOf(wanted)}>as(${variable})`
