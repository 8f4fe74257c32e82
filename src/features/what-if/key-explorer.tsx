import { useMemo, useState } from 'react'
import { movedKeys } from '@/core/compare/moved-keys'
import { keyBytes } from '@/core/kafka/key-bytes'
import { librdkafkaPartitionForKey } from '@/core/kafka/librdkafka-partitioner'
import { partitionForKey } from '@/core/kafka/partitioner'
import { formatCount, formatPercent } from '@/core/shared/format'
import { hashOf } from '@/core/sizing/key-spread'
import { useAnalysis } from '@/stores/document/analysis-store'
import { useWhatIf } from '@/stores/document/what-if-store'
import { changeAt } from './at-moment'

const MOST_KEYS = 100_000
const SHOWN = 200

/** The keys of a pasted text: one a line, or the first column of a CSV. */
const keysIn = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) =>
      (/^"((?:[^"]|"")*)"/.exec(line)?.[1]?.replaceAll('""', '"') ?? line.split(/[,;\t]/)[0] ?? '').trim(),
    )
    .filter((key) => key !== '')
    .slice(0, MOST_KEYS)

/** Where keys go in a topic, which partition is hot, who reads it, and what moves with another count. */
export function KeyExplorer() {
  const topics = useAnalysis((analysis) => analysis.views.topics)
  const names = Object.keys(topics)
  const [picked, setPicked] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [count, setCount] = useState('')
  const view = topics[picked ?? names[0] ?? '']
  const keys = useMemo(() => keysIn(text), [text])
  const owners = useWhatIf(({ simulation, atSeconds }) =>
    view
      ? Object.values(simulation?.groups ?? {})
          .flatMap((run) => {
            const at = run.partitions.findIndex(({ topic }) => topic === view.name)
            const owned = changeAt(run.ownership, atSeconds)?.owners
            return at < 0 || !owned ? [] : [`${run.name} ${owned.slice(at).join(' ')}`]
          })
          .join('\n')
      : '',
  )
  if (!view) return <p className="p-3 text-ink-soft">Draw a topic first.</p>
  const hash = hashOf(view.writers)
  const place = (key: string, partitions: number) =>
    (hash === 'crc32' ? librdkafkaPartitionForKey(keyBytes(key), partitions) : undefined) ??
    partitionForKey(keyBytes(key), partitions)
  const { partitions } = view
  const counts = new Array<number>(Math.min(partitions, 10_000)).fill(0)
  for (const key of keys) counts[place(key, partitions)] = (counts[place(key, partitions)] ?? 0) + 1
  const other = Math.min(10_000, Math.floor(Number(count)))
  const moved = other >= 1 ? movedKeys(keys, partitions, other, hash).share : 0
  const hot = counts.indexOf(Math.max(...counts))
  const memberOf = (partition: number) =>
    owners
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [group = '', ...owned] = line.split(' ')
        return `${group}-${owned[partition] ?? ''}`
      })
      .join(', ')
  return (
    <div className="grid grid-cols-[minmax(200px,1fr)_2fr] gap-3 p-2">
      <div className="sticky top-0 flex flex-col gap-1.5 self-start">
        <label className="flex flex-col text-small">
          Topic
          <select
            value={view.name}
            onChange={(event) => setPicked(event.target.value)}
            className="h-7 rounded-control border border-line-strong bg-raised font-mono text-mono"
          >
            {names.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label className="flex flex-1 flex-col text-small">
          Keys, one a line, or a column of a CSV
          <textarea
            value={text}
            onChange={(event) => setText(event.target.value)}
            spellCheck={false}
            rows={5}
            className="rounded-control border border-line-strong bg-sunk p-1.5 font-mono text-mono"
          />
        </label>
        <label className="flex items-center gap-2 text-small">
          With another count
          <input
            type="number"
            min={1}
            value={count}
            placeholder={String(partitions * 2)}
            onChange={(event) => setCount(event.target.value)}
            className="h-7 w-20 rounded-control border border-line-strong bg-sunk px-1.5 text-base"
          />
        </label>
      </div>
      <div className="min-w-0 overflow-auto">
        {keys.length === 0 ? (
          <p className="text-ink-soft">
            Paste keys to see which partition of {formatCount(partitions)} each goes to, by{' '}
            {hash ?? 'murmur2'}. They stay in this browser.
          </p>
        ) : (
          <>
            <p>
              {formatCount(keys.length)} keys: the fullest is partition <b className="font-semibold">{hot}</b>{' '}
              with {formatPercent((counts[hot] ?? 0) / keys.length)}, an even share is{' '}
              {formatPercent(1 / partitions)}.
              {other >= 1 &&
                ` With ${formatCount(other)} partitions ${formatPercent(moved)} of the keys move.`}
            </p>
            <table className="w-full text-small tabular-nums">
              <caption className="sr-only">Partition of each key</caption>
              <thead>
                <tr className="text-left text-ink-soft">
                  {['Key', 'Partition', ...(other >= 1 ? [`Of ${other}`] : []), 'Read by'].map((head) => (
                    <th key={head} scope="col" className="font-normal">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {[...new Set(keys)].slice(0, SHOWN).map((key) => (
                  <tr key={key}>
                    <th scope="row" className="max-w-40 truncate text-left font-mono font-normal">
                      {key}
                    </th>
                    <td>{place(key, partitions)}</td>
                    {other >= 1 && <td>{place(key, other)}</td>}
                    <td className="font-mono">{memberOf(place(key, partitions))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </div>
    </div>
  )
}
