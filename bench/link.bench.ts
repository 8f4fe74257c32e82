import { decodeShareLink, encodeShareLink } from '@/core/share/share-link'
import { realisticDesign } from '@/testing/realistic-design'
import { variedDesign } from '@/testing/varied-design'
import { measureAsync } from './measure'
import type { Row } from './row'

const SEEDS = Array.from({ length: 12 }, (_, at) => at + 1)

/**
 * Lengths are of the fragment; the longest of several designs counts, since a bar holds for all. The designs are of
 * eight trades whose nouns the link's coder has never read, with descriptions and places dragged by hand.
 */
export async function benchLink(): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const [nodes, bar] of [
    [30, 1100],
    [200, 6000],
  ] as const) {
    const links = await Promise.all(SEEDS.map((seed) => encodeShareLink(variedDesign(nodes, seed))))
    const lengths = links.map((link) => link.length).sort((one, other) => one - other)
    rows.push({ name: `${nodes} nodes: characters, median design`, count: lengths[6] ?? 0, bar })
    rows.push({
      name: `${nodes} nodes: characters, longest of ${SEEDS.length}`,
      count: lengths.at(-1) ?? 0,
      bar,
    })
    const design = realisticDesign(nodes)
    const plain = JSON.stringify(design)
    const baseline = await measureAsync(async () => JSON.parse(plain))
    rows.push({
      name: `${nodes} nodes: encode, ms`,
      measured: await measureAsync(() => encodeShareLink(design)),
    })
    rows.push({
      name: `${nodes} nodes: decode and check, ms (baseline: JSON.parse)`,
      measured: await measureAsync(() => decodeShareLink(links[0] ?? '')),
      baseline,
    })
  }
  return rows
}
