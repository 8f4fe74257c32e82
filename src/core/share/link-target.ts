/** What stands between a link and what it opens at: no sign of a link itself, and safe in an address. */
const SIGN = '~'

/** The longest target that is read: a name of 249 letters, or a rule and such a name. */
const LONGEST = 1_200

/** The fragment of a link that opens at a node or an edge, by its id, or at a finding, as `finding:` with its key. */
export const withTarget = (fragment: string, target: string): string =>
  `${fragment}${SIGN}${encodeURIComponent(target)}`

/** Returns the link of a fragment and what it opens at; null where it says nothing, or nothing that reads. */
export function splitTarget(fragment: string): { readonly link: string; readonly target: string | null } {
  const at = fragment.indexOf(SIGN)
  if (at < 0) return { link: fragment, target: null }
  const link = fragment.slice(0, at)
  const written = fragment.slice(at + SIGN.length, at + SIGN.length + LONGEST)
  try {
    const target = decodeURIComponent(written)
    return { link, target: target === '' ? null : target }
  } catch {
    return { link, target: null }
  }
}
