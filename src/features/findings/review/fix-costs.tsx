import { useMemo } from 'react'
import type { Fix } from '@/core/lint/finding'
import { measureDesign } from '@/core/measure-once'
import type { Design } from '@/core/model/design'
import { nodeCount } from '@/core/model/node-id'
import { formatBytes, formatBytesPerSecond, formatCount } from '@/core/shared/format'
import { Signs } from '@/ui/signs'

/** In a larger design, what a fix costs is not worked out while one reads. */
const LARGEST = 2_000

const ROWS = [
  ['Partitions', 'partitions', formatCount],
  ['Storage', 'storage', formatBytes],
  ['Network in at peak', 'networkIn', formatBytesPerSecond],
  ['Network out at peak', 'networkOut', formatBytesPerSecond],
] as const

/** What a fix costs the cluster: what it needs before and after, where that differs. */
export function FixCosts({ design, fix }: { design: Design; fix: Fix }) {
  const rows = useMemo(() => {
    if (nodeCount(design) > LARGEST) return []
    const [before, after] = [design, fix(design)].map((one) => measureDesign(one).measurement.sizing.cluster)
    if (!before || !after) return []
    return ROWS.flatMap(([label, name, format]) => {
      const [was, is] = [format(before[name].value), format(after[name].value)]
      return was === is ? [] : [{ label, was, is }]
    })
  }, [design, fix])
  if (rows.length === 0) return null
  return (
    <dl aria-label="What the fix costs" className="mt-1.5 text-small">
      {rows.map(({ label, was, is }) => (
        <div key={label} className="flex justify-between gap-2">
          <dt className="text-ink-soft">{label}</dt>
          <dd className="text-right">
            <span className="text-ink-soft">{was}</span> <Signs text="→" /> {is}
          </dd>
        </div>
      ))}
    </dl>
  )
}
