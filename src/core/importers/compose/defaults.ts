import { isSecretKey } from '../../shared/secret-key'
import type { FactBook } from '../facts/fact-book'
import type { Place } from '../source'

const VARIABLE = /(?<!\$)\$\{(\w+):?-([^{}]*)\}/g

/** Puts defaults in where Compose would, as `${PARTITIONS:-6}`, and says so once of each variable. */
export function withDefaults(book: FactBook): (text: string, place: Place) => string {
  const told = new Set<string>()
  return (text, place) =>
    text.replace(VARIABLE, (whole, name: string, fallback: string) => {
      if (isSecretKey(name.toLowerCase().replaceAll('_', '.')) || fallback.includes('$')) return whole
      if (!told.has(name)) {
        told.add(name)
        book.guess(place, `\`${name}\` is taken as \`${fallback.slice(0, 60)}\`, its default.`)
      }
      return fallback
    })
}
