import { shortHash } from './short-hash'

/**
 * A slug for every name, all of them different even where the case of letters is not told apart. A name
 * that is its own slug keeps it; any other whose slug is not its alone gets a short hash of the name.
 */
export function uniqueSlugs(
  names: readonly string[],
  slugOf: (name: string) => string,
): ReadonlyMap<string, string> {
  const sharers = new Map<string, number>()
  for (const name of names) {
    const slug = slugOf(name).toLowerCase()
    sharers.set(slug, (sharers.get(slug) ?? 0) + 1)
  }
  const isOwn = (name: string) => slugOf(name) === name
  const slugs = new Map<string, string>()
  const taken = new Set<string>()
  for (const name of [...names.filter(isOwn), ...names.filter((one) => !isOwn(one))]) {
    const slug = slugOf(name)
    const isShared = !isOwn(name) && (sharers.get(slug.toLowerCase()) ?? 0) > 1
    let unique = isShared ? `${slug}-${shortHash(name)}` : slug
    for (let salt = name; taken.has(unique.toLowerCase()); salt += '-') unique = `${slug}-${shortHash(salt)}`
    taken.add(unique.toLowerCase())
    slugs.set(name, unique)
  }
  return slugs
}
