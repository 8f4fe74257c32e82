/** Opens the design of a share link that stands in the page's address. */
import type { Design } from '@/core/model/design'
import { err, type Result } from '@/core/shared/result'
import { clearFragment, readFragment } from '../browser/location'
import { openDesign } from '../document/document-store'
import { notify } from '../session/session-store'

/** Shorter than this and not like a link at all, a fragment is an anchor of the page. */
const LONGEST_ANCHOR = 40

const isLink = (fragment: string) => fragment.startsWith('v') || fragment.length > LONGEST_ANCHOR

async function decode(fragment: string): Promise<Result<Design>> {
  try {
    const { decodeShareLink } = await import('@/core/share/share-link')
    return await decodeShareLink(fragment)
  } catch {
    return err('The part of Surveyor that opens links did not load. Reload the page to try again.')
  }
}

/** The design of the link that stands in the address, or why it cannot be read; null where there is no link. */
export async function readSharedLink(): Promise<Result<Design> | null> {
  const fragment = readFragment()
  return isLink(fragment) ? decode(fragment) : null
}

/**
 * Opens a link's design as a new one; true where it did. A link that cannot be opened is said and changes
 * nothing. Either way it leaves the address, so that a reload shows the design as it is by then.
 */
export async function openSharedLink(): Promise<boolean> {
  const decoded = await readSharedLink()
  if (decoded === null) return false
  clearFragment()
  if (decoded.ok) openDesign(decoded.value)
  else notify({ text: decoded.error, tone: 'error' })
  return decoded.ok
}
