import { useId, useMemo, useState } from 'react'
import { keyBytes } from '@/core/kafka/key-bytes'
import { librdkafkaPartitionForKey } from '@/core/kafka/librdkafka-partitioner'
import { partitionForKey } from '@/core/kafka/partitioner'
import { formatCount } from '@/core/shared/format'
import { hashOf } from '@/core/sizing/key-spread'
import { useAnalysis } from '@/stores/document/analysis-store'
import { Select } from '@/ui/select'
import { KeyPlaces } from './key-places'
import { keysOf, likelyColumn, readTable, WHOLE_LINES } from './read-keys'

const MOST_PARTITIONS = 10_000
const CONTROL = 'h-7 rounded-control border border-line-strong'

/** Where keys go in a topic, which partition is hot, who reads it, and what moves with another count. */
export function KeyExplorer() {
  const topics = useAnalysis((analysis) => analysis.views.topics)
  const names = Object.keys(topics)
  const [picked, setPicked] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [count, setCount] = useState('')
  const view = topics[picked ?? names[0] ?? '']
  const [keys, columnField] = useColumn(text)
  const countId = useId()
  const topicId = useId()
  if (!view) return <p className="p-3 text-ink-soft">Draw a topic first.</p>
  const hash = hashOf(view.writers)
  const place = (key: string, partitions: number) =>
    (hash === 'crc32' ? librdkafkaPartitionForKey(keyBytes(key), partitions) : undefined) ??
    partitionForKey(keyBytes(key), partitions)
  const typed = Number(count)
  const isCount = Number.isInteger(typed) && typed >= 1 && typed <= MOST_PARTITIONS
  return (
    <div className="@container">
      <div className="grid grid-cols-1 gap-3 p-2 @min-[520px]:grid-cols-[minmax(190px,1fr)_2fr]">
        <div className="flex flex-col gap-1.5 self-start @min-[520px]:sticky @min-[520px]:top-2">
          <label htmlFor={topicId} className="flex flex-col text-small">
            Topic
            <Select
              id={topicId}
              value={view.name}
              onChange={(event) => setPicked(event.target.value)}
              className={`${CONTROL} bg-raised pl-2 font-mono text-mono`}
            >
              {names.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </Select>
          </label>
          <label className="flex flex-col text-small">
            Keys, one a line, or a CSV
            <textarea
              value={text}
              onChange={(event) => setText(event.target.value)}
              spellCheck={false}
              rows={4}
              className="rounded-control border border-line-strong bg-sunk p-1.5 font-mono text-mono"
            />
          </label>
          {columnField}
          <div className="flex flex-wrap items-center gap-x-2 text-small">
            <label htmlFor={countId}>With another count</label>
            <input
              id={countId}
              inputMode="numeric"
              value={count}
              placeholder={String(view.partitions * 2)}
              aria-invalid={count !== '' && !isCount}
              onChange={(event) => setCount(event.target.value)}
              className={`${CONTROL} w-20 bg-sunk px-1.5 text-base aria-invalid:border-error`}
            />
            {count !== '' && !isCount && (
              <p role="alert" className="w-full text-error">
                Write a whole number from 1 to {formatCount(MOST_PARTITIONS)}.
              </p>
            )}
          </div>
        </div>
        <div className="min-w-0">
          {keys.length === 0 ? (
            <p className="text-ink-soft">
              Paste keys to see which partition of {formatCount(view.partitions)} each goes to, by{' '}
              {hash ?? 'murmur2'}, and which member reads it. They stay in this browser.
            </p>
          ) : (
            <KeyPlaces
              keys={keys}
              topic={view.name}
              partitions={view.partitions}
              other={isCount ? typed : null}
              hash={hash}
              place={place}
            />
          )}
        </div>
      </div>
    </div>
  )
}

/** The keys of what was pasted, and where it has columns the fields that say which one holds them. */
function useColumn(text: string) {
  const columnId = useId()
  const [chosen, setChosen] = useState<{ readonly of: string; readonly at: number } | null>(null)
  const [headed, setHeaded] = useState<{ readonly of: string; readonly is: boolean } | null>(null)
  const shape = text.slice(0, text.indexOf('\n'))
  const hasHeader = headed?.of === shape ? headed.is : undefined
  const table = useMemo(() => readTable(text, hasHeader), [text, hasHeader])
  // Another table, another column.
  const column = chosen?.of === shape ? chosen.at : likelyColumn(table)
  const keys = useMemo(() => keysOf(table, column), [table, column])
  const left = table.rows.length - keys.length
  const isThere = text.trim() !== ''
  const fields = isThere && (
    <>
      {table.columns.length > 0 && (
        <label htmlFor={columnId} className="flex flex-col text-small">
          Column of the keys
          <Select
            id={columnId}
            value={column}
            onChange={({ target }) => setChosen({ of: shape, at: Number(target.value) })}
            className={`${CONTROL} bg-raised pl-2 font-mono text-mono`}
          >
            {table.columns.map((name, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its index
              <option key={at} value={at}>
                {name}
              </option>
            ))}
            <option value={WHOLE_LINES}>whole lines</option>
          </Select>
        </label>
      )}
      <label className="flex items-center gap-1.5 text-small">
        <input
          type="checkbox"
          checked={table.hasHeader}
          onChange={({ target }) => setHeaded({ of: shape, is: target.checked })}
        />
        The first line is a header
      </label>
      {column !== WHOLE_LINES && left > 0 && (
        <p className="text-ink-soft text-small">
          {formatCount(left)} without a key, left out: Kafka spreads those over all partitions.
        </p>
      )}
    </>
  )
  return [keys, fields] as const
}
