import { useMemo } from 'react'
import type { StreamsTopology } from '@/core/facts/streams-facts'
import { formatCountOf } from '@/core/shared/format'
import { type DrawnGroup, type DrawnItem, ITEM_HEIGHT, layTopology } from '@/core/streams/lay-topology'
import type { Topology } from '@/core/streams/topology'

const PAD = 16
const HALF = ITEM_HEIGHT / 2
/** Smaller than this it could not be read any more: it scrolls. */
const LEAST_SCALE = 0.8

/** The sub-topologies of a Streams application as they run: what each reads, does, keeps and writes. */
export function TopologyDrawing({ facts }: { facts: StreamsTopology }) {
  const groups = useMemo(() => layTopology(facts.topology), [facts.topology])
  const tasks = new Map(facts.subtopologies.map((one) => [one.id, one.tasks]))
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <Legend />
      <section
        aria-label="Sub-topologies"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the keyboard
        tabIndex={0}
        className="flex min-h-0 flex-1 flex-wrap content-start items-start gap-4 overflow-auto bg-ground p-4"
      >
        {groups.map((group) => (
          <figure key={group.id} className="max-w-full rounded-control border border-line-strong bg-raised">
            <figcaption className="flex justify-between gap-6 border-line border-b px-3 py-1.5">
              <b className="font-semibold">Sub-topology {group.id}</b>
              <span className="text-ink-soft">
                {group.isGlobal
                  ? 'fills a global store: no tasks'
                  : formatCountOf(tasks.get(group.id) ?? 0, 'task')}
              </span>
            </figcaption>
            <Group group={group} topology={facts.topology} />
          </figure>
        ))}
      </section>
    </div>
  )
}

const LEGEND = [
  ['topic', 'topic'],
  ['internal', 'internal topic'],
  ['processor', 'processor'],
  ['store', 'state store'],
] as const

const Legend = () => (
  <ul className="flex flex-wrap gap-x-5 gap-y-1 border-line border-b px-4 py-2 text-ink-soft text-small">
    {LEGEND.map(([kind, label]) => (
      <li key={kind} className="flex items-center gap-1.5">
        <svg width="26" height="16" aria-hidden="true">
          <Shape kind={kind} x={13} y={8} width={24} height={13} />
        </svg>
        {label}
      </li>
    ))}
  </ul>
)

/** What the drawing says to who does not see it. */
function wordsOf({ items, lines }: DrawnGroup): string {
  const names = new Map(items.map(({ id, name }) => [id, name]))
  return lines
    .map(({ from, to, isStore }) => `${names.get(from)} ${isStore ? 'keeps' : 'to'} ${names.get(to)}`)
    .join('; ')
}

function Group({ group, topology }: { group: DrawnGroup; topology: Topology }) {
  const at = new Map(group.items.map((item) => [item.id, item]))
  const width = group.width + 2 * PAD
  return (
    <svg
      role="img"
      aria-label={`Sub-topology ${group.id}: ${wordsOf(group)}`}
      viewBox={`0 0 ${width} ${group.height + 2 * PAD}`}
      className="block"
      // As large as it is drawn, or as small as the dialog asks, as long as it can be read.
      style={{ width, maxWidth: '100%', minWidth: width * LEAST_SCALE }}
    >
      <defs>
        <marker
          id={`arrow-${group.id}`}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path d="M0 0L8 4L0 8z" fill="var(--ink)" />
        </marker>
      </defs>
      <g transform={`translate(${PAD} ${PAD})`}>
        {group.lines.map(({ from, to, isStore }) => {
          const [one, other] = [at.get(from), at.get(to)]
          return (
            one &&
            other && (
              <path
                key={`${from} ${to}`}
                d={isStore ? besideOf(one, other) : downOf(one, other)}
                fill="none"
                stroke={isStore ? 'var(--ramp-5)' : 'var(--ink)'}
                strokeWidth={1.4}
                strokeDasharray={isStore ? '3 3' : undefined}
                markerEnd={isStore ? undefined : `url(#arrow-${group.id})`}
              />
            )
          )
        })}
        {group.items.map((item) => (
          <Item key={item.id} item={item} store={topology.stores.get(item.name)} />
        ))}
      </g>
    </svg>
  )
}

function downOf(from: DrawnItem, to: DrawnItem): string {
  const [start, end] = [from.y + HALF, to.y - HALF]
  const bend = Math.max(10, (end - start) / 2)
  return `M${from.x} ${start}C${from.x} ${start + bend} ${to.x} ${end - bend} ${to.x} ${end - 1}`
}

/** To a store in the same row, over what stands between. */
function besideOf(from: DrawnItem, to: DrawnItem): string {
  if (from.y !== to.y) return `M${from.x} ${from.y + HALF}L${to.x} ${to.y - HALF}`
  const way = to.x > from.x ? 1 : -1
  const start = from.x + (way * from.width) / 2
  const end = to.x - (way * to.width) / 2
  if (Math.abs(end - start) < 40) return `M${start} ${from.y}L${end} ${to.y}`
  return `M${from.x} ${from.y - HALF}C${from.x} ${from.y - HALF - 16} ${to.x} ${to.y - HALF - 16} ${to.x} ${to.y - HALF}`
}

interface ShapeProps {
  readonly kind: DrawnItem['kind']
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function Shape({ kind, x, y, width, height }: ShapeProps) {
  const box = { x: x - width / 2, y: y - height / 2, width, height }
  if (kind === 'store')
    return <rect {...box} rx={height / 2} fill="var(--ramp-1)" stroke="var(--ramp-5)" strokeWidth={1.5} />
  if (kind === 'topic') return <rect {...box} fill="var(--ramp-2)" stroke="var(--ramp-5)" strokeWidth={1.5} />
  if (kind === 'internal')
    return <rect {...box} fill="var(--sunk)" stroke="var(--ramp-5)" strokeWidth={1.5} strokeDasharray="4 3" />
  return <rect {...box} rx="4" fill="var(--raised)" stroke="var(--ink-soft)" strokeWidth={1.2} />
}

const KINDS: Readonly<Record<string, string>> = {
  'key-value': 'key-value store',
  window: 'window store',
  session: 'session store',
  'join-window': 'window store of a join',
  versioned: 'versioned store',
  buffer: 'buffer',
}

function Item({
  item: { kind, name, shown, x, y, width },
  store,
}: {
  item: DrawnItem
  store: { readonly kind: string; readonly hasChangelog: boolean } | undefined
}) {
  const words =
    kind === 'store' && store
      ? `${name}: ${KINDS[store.kind] ?? 'store'}, ${store.hasChangelog ? 'with a changelog' : 'no changelog'}`
      : `${name}: ${kind === 'internal' ? 'internal topic' : kind}`
  return (
    <g>
      <title>{words}</title>
      <Shape kind={kind} x={x} y={y} width={width} height={ITEM_HEIGHT} />
      <text textAnchor="middle" fill="var(--ink)" className="font-mono" style={{ fontSize: 11.5 }}>
        {shown.map((line, at) => (
          <tspan key={line} x={x} y={y + 4 + (at - (shown.length - 1) / 2) * 14}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  )
}
