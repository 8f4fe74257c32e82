import { isReserved } from './streams/java-text'

/** Slugs as names of packages under `parent`: letters and digits, no two alike. */
export function packageNames(slugs: readonly string[], parent: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const slug of slugs) {
    const letters = slug.toLowerCase().replace(/[^a-z0-9]/g, '')
    const start = /^[a-z]/.test(letters) && !isReserved(letters) ? letters : `app${letters}`
    let name = start
    for (let at = 2; taken.has(name); at += 1) name = `${start}${at}`
    taken.add(name)
    names.set(slug, `${parent}.${name}`)
  }
  return names
}
