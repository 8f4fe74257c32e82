import { type ReactNode, useMemo, useState } from 'react'
import { movedKeys } from '@/core/compare/moved-keys'
import type { KeyHash } from '@/core/kafka/partition-shares'
import { formatCount, formatCountOf, formatPercent } from '@/core/shared/format'
import { useWhatIf } from '@/stores/document/what-if-store'
import { changeAt } from './at-moment'

/** More rows than anybody reads. */
const SHOWN = 200

interface Props {
  readonly keys: readonly string[]
  readonly topic: string
  readonly partitions: number
  /** Another number of partitions to compare with. */
  readonly other: number | null
  readonly hash: KeyHash | undefined
  readonly place: (key: string, partitions: number) => number
}

interface Reader {
  readonly group: string
  /** The member that owns each partition, from one; 0 for nobody. */
  readonly owners: readonly number[]
}

/** The groups that read a topic, each with who owns which partition at the moment that is shown. */
function useReaders(topic: string): readonly Reader[] {
  const simulation = useWhatIf((state) => state.simulation)
  const owned = useWhatIf(({ atSeconds }) =>
    Object.values(simulation?.groups ?? {})
      .map(({ ownership }) => changeAt(ownership, atSeconds)?.atSeconds)
      .join(' '),
  )
  return useMemo(() => {
    const moments = owned.split(' ')
    return Object.values(simulation?.groups ?? {}).flatMap((run, at) => {
      const owners = run.ownership.find(({ atSeconds }) => String(atSeconds) === moments[at])?.owners
      if (!owners || run.isShared) return []
      const own = run.partitions.flatMap((partition, slot) =>
        partition.topic === topic ? [[partition.partition, owners[slot] ?? 0] as const] : [],
      )
      if (own.length === 0) return []
      const byPartition: number[] = []
      for (const [partition, owner] of own) byPartition[partition] = owner
      return [{ group: run.name, owners: byPartition }]
    })
  }, [simulation, owned, topic])
}

const VIEWS = { member: 'By member', partition: 'By partition', key: 'By key' } as const
type View = keyof typeof VIEWS

/** Where keys go: what each member gets, what each partition, and each key. */
export function KeyPlaces({ keys, topic, partitions, other, hash, place }: Props) {
  const [view, setView] = useState<View>('member')
  const readers = useReaders(topic)
  const { distinct, counts, others } = useMemo(() => {
    const times = new Map<string, number>()
    for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1)
    return {
      distinct: sorted(times),
      counts: placed(times, (key) => place(key, partitions)),
      others: other === null ? null : placed(times, (key) => place(key, other)),
    }
  }, [keys, partitions, other, place])
  const fullest = sorted(counts)
  const [hot, most] = fullest[0] ?? [0, 0]
  const fullestOther = others && sorted(others)
  const [hotOther, mostOther] = fullestOther?.[0] ?? [0, 0]
  const [hotKey, timesOfHot] = distinct[0] ?? ['', 0]
  const moved = other === null ? 0 : movedKeys(keys, partitions, other, hash).share
  const share = (count: number) => formatPercent(count / keys.length)
  const nameOf = ({ group, owners }: Reader, partition: number) =>
    owners[partition] ? `${group}-${owners[partition]}` : 'nobody'
  return (
    <>
      <p>
        {formatCountOf(keys.length, 'key')}, {formatCount(distinct.length)} of them distinct: the fullest is
        partition <b className="font-semibold">{hot}</b> with {share(most)}, an even share is{' '}
        {formatPercent(1 / partitions)}.
      </p>
      {other !== null && (
        <p>
          With {formatCountOf(other, 'partition')} {formatPercent(moved)} of the keys move, and the fullest is{' '}
          <b className="font-semibold">{hotOther}</b> with {share(mostOther)}, an even share is{' '}
          {formatPercent(1 / other)}.
        </p>
      )}
      {timesOfHot / keys.length > 1 / partitions && (
        <p className="text-warning">
          The key <span className="font-mono">{hotKey}</span> alone is {share(timesOfHot)}: no number of
          partitions spreads it.
        </p>
      )}
      <fieldset className="my-1 flex w-fit overflow-hidden rounded-control border border-line-strong">
        <legend className="sr-only">How they are listed</legend>
        {(Object.keys(VIEWS) as readonly View[]).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === view}
            onClick={() => setView(each)}
            className="h-6 px-2 text-ink-soft text-small aria-pressed:bg-sunk aria-pressed:font-semibold aria-pressed:text-ink"
          >
            {VIEWS[each]}
          </button>
        ))}
      </fieldset>
      {view === 'member' &&
        (readers.length === 0 ? (
          <p className="text-ink-soft">No group that owns partitions reads {topic}.</p>
        ) : (
          <Table caption="Keys of each member" heads={['Member', 'Keys', 'Share', 'Partitions']}>
            {readers.flatMap((reader) =>
              membersOf(reader, counts).map(({ member, own, sum }) => (
                <Row
                  key={`${reader.group}-${member}`}
                  name={member === 0 ? `${reader.group}: nobody` : `${reader.group}-${member}`}
                  cells={[formatCount(sum), share(sum)]}
                  last={own.map((partition) => `${partition}`).join(' ')}
                />
              )),
            )}
          </Table>
        ))}
      {view === 'partition' && (
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          <Table caption="Keys of each partition" heads={['Partition', 'Keys', 'Share', 'Read by']}>
            {fullest.slice(0, SHOWN).map(([partition, count]) => (
              <Row
                key={partition}
                name={String(partition)}
                cells={[formatCount(count), share(count)]}
                last={readers.map((reader) => nameOf(reader, partition)).join(', ')}
              />
            ))}
          </Table>
          {fullestOther && other !== null && (
            <Table
              caption={`Keys of each of ${formatCount(other)} partitions`}
              heads={[`Of ${formatCount(other)}`, 'Keys', 'Share', '']}
            >
              {fullestOther.slice(0, SHOWN).map(([partition, count]) => (
                <Row
                  key={partition}
                  name={String(partition)}
                  cells={[formatCount(count), share(count)]}
                  last=""
                />
              ))}
            </Table>
          )}
        </div>
      )}
      {view === 'key' && (
        <Table
          caption="Partition of each key"
          heads={[
            'Key',
            'Times',
            'Share',
            'Partition',
            ...(other === null ? [] : [`Of ${formatCount(other)}`]),
            'Read by',
          ]}
        >
          {distinct.slice(0, SHOWN).map(([key, count]) => (
            <Row
              key={key}
              name={key}
              cells={[
                formatCount(count),
                share(count),
                String(place(key, partitions)),
                ...(other === null ? [] : [String(place(key, other))]),
              ]}
              last={readers.map((reader) => nameOf(reader, place(key, partitions))).join(', ')}
            />
          ))}
        </Table>
      )}
    </>
  )
}

/** How often something was found, most often first; of equals in the order of their numbers, or as they came. */
const sorted = <Key,>(counts: ReadonlyMap<Key, number>): readonly (readonly [Key, number])[] =>
  [...counts].toSorted((one, two) => two[1] - one[1] || Number(one[0]) - Number(two[0]) || 0)

/** How many of the keys each partition gets, each as often as it comes. */
function placed(
  times: ReadonlyMap<string, number>,
  at: (key: string) => number,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const [key, count] of times) {
    const partition = at(key)
    counts.set(partition, (counts.get(partition) ?? 0) + count)
  }
  return counts
}

/** The members of a group, those with the most keys first, each with the partitions that it owns. */
function membersOf({ owners }: Reader, counts: ReadonlyMap<number, number>) {
  const members = new Map<number, number[]>()
  for (const [partition, owner] of owners.entries())
    members.set(owner, [...(members.get(owner) ?? []), partition])
  return [...members]
    .map(([member, own]) => ({
      member,
      own,
      sum: own.reduce((sum, partition) => sum + (counts.get(partition) ?? 0), 0),
    }))
    .toSorted((one, two) => two.sum - one.sum || one.member - two.member)
    .slice(0, SHOWN)
}

const NUMBERS = 'whitespace-nowrap py-0.5 pr-4 text-right'

function Table({
  caption,
  heads,
  children,
}: {
  caption: string
  heads: readonly string[]
  children: ReactNode
}) {
  return (
    <div className="overflow-x-auto">
      <table className="text-small tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-ink-soft">
          <tr>
            {heads.map((head, at) => (
              <th
                key={head}
                scope="col"
                className={`whitespace-nowrap pr-4 font-normal ${at === 0 || at === heads.length - 1 ? 'text-left' : 'text-right'}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

function Row({ name, cells, last }: { name: string; cells: readonly string[]; last: string }) {
  return (
    <tr className="border-line border-t">
      <th scope="row" className="max-w-48 truncate py-0.5 pr-4 text-left font-mono font-normal" title={name}>
        {name}
      </th>
      {cells.map((cell, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its index in the row
        <td key={at} className={NUMBERS}>
          {cell}
        </td>
      ))}
      <td className="max-w-72 truncate py-0.5 font-mono" title={last}>
        {last}
      </td>
    </tr>
  )
}
