/** Finds of what stored design a link is another copy. */
import { compareDesigns } from '@/core/compare/compare-designs'
import type { Design } from '@/core/model/design'
import { nodeCount } from '@/core/model/node-id'
import { checkStored } from '../storage/check-stored'
import { loadSummary } from '../storage/design-database'
import { loadLinkVersions, loadVersion, type VersionSummary } from '../storage/version-database'

export interface CommonBase {
  readonly designId: string
  readonly name: string
  readonly design: Design
}

/** So many links are looked at, the latest first. */
const MOST = 24

const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

async function read({ designId, id }: VersionSummary): Promise<Design | null> {
  const stored = await loadVersion(designId, id)
  const checked = stored && (await checkStored(stored.content, stored.format))
  return checked?.ok ? checked.value.design : null
}

/**
 * Returns what a link held, sent or opened here, of which a design is another copy: it has the same name, at least half
 * of the nodes of both are the same by kind and name, and of several the one that differs least. Null where there is
 * none whose design is still stored.
 */
export async function findCommonBase(design: Design): Promise<CommonBase | null> {
  const links = await loadLinkVersions().catch(() => [])
  const alike = links.filter(({ designName }) => designName === design.name).slice(0, MOST)
  let best: CommonBase | null = null
  let least = Number.POSITIVE_INFINITY
  for (const link of alike) {
    const base = await read(link).catch(() => null)
    if (!base || !(await loadSummary(link.designId).catch(() => null))) continue
    const { added, changed, removed, same } = compareDesigns(base, design)
    const differing = added.length + changed.length + removed.length
    const shared = same + changed.length
    if (2 * shared < Math.max(nodeCount(base), nodeCount(design)) || shared === 0 || differing >= least)
      continue
    least = differing
    best = {
      designId: link.designId,
      name: `${link.name.toLowerCase()}, ${DATE.format(link.at)}`,
      design: base,
    }
  }
  return best
}
