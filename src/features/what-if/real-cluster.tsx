import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { Diagnosis, GroupDiagnosis, Status } from '@/core/diagnosis/diagnosis'
import { nodeCount } from '@/core/model/node-id'
import { formatCount, formatRecordsPerSecond } from '@/core/shared/format'
import { documentStore, useDocument } from '@/stores/document/document-store'
import { seeListings, usePastedListings } from '@/stores/session/pasted-listings'
import { Button } from '@/ui/button'
import { showDiagnosis } from './diagnosis-store'
import { addListings, drawListings } from './draw-listings'
import { PastedText } from './pasted-text'
import { takenTimes } from './taken-times'

const TONE: Readonly<Record<Status, string>> = {
  healthy: 'bg-good-ground text-good',
  warning: 'bg-warning-ground text-warning',
  critical: 'bg-error-ground text-error',
}

/** Reads what Kafka's tools printed of a real cluster and says what it means. Nothing of it leaves the browser. */
export function RealCluster() {
  const [first, second] = usePastedListings()
  const [diagnosis, setDiagnosis] = useState<Diagnosis | null>(null)
  const [one, two] = [useDeferredValue(first), useDeferredValue(second)]
  const times = useMemo(() => takenTimes(first, second), [first, second])
  useEffect(() => {
    const taken = takenTimes(one, two)
    const texts = [
      { text: one.text, at: taken.first.at },
      { text: two.text, at: taken.second.at },
    ]
      .filter(({ text }) => text.trim() !== '')
      .map(({ text, at }) => (at === undefined ? { text } : { text, at }))
    let isOld = false
    if (texts.length === 0) setDiagnosis(null)
    else
      import('@/core/diagnosis/diagnose').then(({ diagnose }) => {
        if (!isOld) setDiagnosis(diagnose(texts, documentStore.getState().design))
      })
    return () => {
      isOld = true
    }
  }, [one, two])
  useEffect(() => {
    seeListings()
    showDiagnosis(diagnosis)
    return () => showDiagnosis(null)
  }, [diagnosis])
  return (
    <div className="@container h-full">
      <div className="grid grid-cols-1 gap-3 p-2 @min-[600px]:grid-cols-[minmax(220px,2fr)_3fr]">
        <div className="flex flex-col gap-1.5 self-start @min-[600px]:sticky @min-[600px]:top-2">
          <PastedText
            index={0}
            label="What kafka-consumer-groups --describe printed"
            listing={first}
            taken={times.first}
          />
          <PastedText
            index={1}
            label="The same some time later, for rates"
            listing={second}
            taken={times.second}
            // Some texts tell their times in their own ways: what was read of them counts.
            apart={first.text.trim() === '' ? undefined : (times.apartSeconds ?? diagnosis?.seconds ?? null)}
          />
          <DrawIt texts={[first.text, second.text]} />
          <p className="text-ink-soft text-small">
            Also --members, --state, and kafka-topics --describe. Nothing pasted leaves this browser.
          </p>
        </div>
        <section className="min-w-0" aria-label="Diagnosis" aria-live="polite">
          {diagnosis === null ? (
            <p className="text-ink-soft">Paste a listing to see what its lag means, and what to do.</p>
          ) : (
            <Verdicts diagnosis={diagnosis} />
          )}
        </section>
      </div>
    </div>
  )
}

/** Draws the topics and groups of what was pasted: as their own design, or into the one that is open. */
function DrawIt({ texts }: { texts: readonly string[] }) {
  const isEmpty = useDocument(({ design }) => nodeCount(design) === 0)
  if (texts.every((text) => text.trim() === '')) return null
  return (
    <div className="flex flex-wrap gap-1.5">
      <Button
        onClick={() => void drawListings(texts)}
        title={isEmpty ? undefined : 'Opens as its own design; the open one stays as it is.'}
      >
        Draw what was pasted
      </Button>
      {!isEmpty && (
        <Button
          variant="quiet"
          onClick={() => void addListings(texts)}
          title="Adds topics and groups to the open design and changes those of the same names. One step to undo."
        >
          Add to this drawing
        </Button>
      )}
    </div>
  )
}

function Verdicts({ diagnosis: { groups, topics, brokers, remarks } }: { diagnosis: Diagnosis }) {
  return (
    <>
      {brokers.map(({ id, sentence }) => (
        <p key={id} className="border-line border-b py-1.5">
          {sentence}
        </p>
      ))}
      {groups.map((group) => (
        <Verdict key={group.name} group={group} />
      ))}
      {topics
        .filter(({ status }) => status !== 'healthy')
        .map(({ name, status, lines }) => (
          <section key={name} aria-label={name} className="border-line border-b py-1.5">
            <h3 className="flex items-center gap-2">
              <span className="font-mono font-semibold text-mono">{name}</span>
              <Chip status={status} />
            </h3>
            <ul className="list-disc pl-4">
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
      {remarks.map((remark) => (
        <p key={remark} className="text-ink-soft text-small">
          {remark}
        </p>
      ))}
    </>
  )
}

const Chip = ({
  status,
  words = status,
  isKnown = true,
}: {
  status: Status
  words?: string
  isKnown?: boolean
}) => (
  <span
    className={`rounded-full px-2 font-semibold text-small ${isKnown ? TONE[status] : 'bg-sunk text-ink-soft'}`}
  >
    {words}
  </span>
)

function Verdict({
  group: { name, status, words, isKnown, summary, causes, advice, partitions },
}: {
  group: GroupDiagnosis
}) {
  return (
    <section aria-label={name} className="border-line border-b py-1.5">
      <h3 className="flex items-center gap-2">
        <span className="font-mono font-semibold text-mono">{name}</span>
        <Chip status={status} words={words} isKnown={isKnown} />
      </h3>
      <p>{summary}</p>
      {causes.length > 0 && (
        <ul className="list-disc pl-4">
          {causes.map(({ kind, sentence }) => (
            <li key={kind}>{sentence}</li>
          ))}
        </ul>
      )}
      {advice.length > 0 && (
        <>
          <h4 className="font-semibold text-small">What to do, in this order</h4>
          <ol className="list-decimal pl-4">
            {advice.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      )}
      <details className="text-small">
        <summary className="cursor-pointer text-ink-soft">Partitions</summary>
        <div className="overflow-x-auto">
          <PartitionTable name={name} partitions={partitions} />
        </div>
      </details>
    </section>
  )
}

const SHOWN = 200

function PartitionTable({ name, partitions }: Pick<GroupDiagnosis, 'name' | 'partitions'>) {
  const isTimed = partitions.some(({ written, read }) => written !== null || read !== null)
  const rate = (value: number | null) => (value === null ? '–' : formatRecordsPerSecond(value))
  const cell = 'whitespace-nowrap py-0.5 pr-4 text-right'
  return (
    <table aria-label={`Partitions of ${name}`} className="tabular-nums">
      <thead className="text-ink-soft">
        <tr>
          <th className="pr-4 text-left font-normal">Partition</th>
          <th className="pr-4 text-right font-normal">Lag</th>
          <th className="pr-4 text-left font-normal">It is</th>
          {isTimed && <th className="pr-4 text-right font-normal">Written</th>}
          {isTimed && <th className="pr-4 text-right font-normal">Read</th>}
          <th className="text-left font-normal">Owner</th>
        </tr>
      </thead>
      <tbody>
        {partitions.slice(0, SHOWN).map(({ topic, partition, lag, state, owner, written, read }) => (
          <tr key={`${topic}-${partition}`} className="border-line border-t">
            <th scope="row" className="whitespace-nowrap py-0.5 pr-4 text-left font-mono font-normal">
              {topic}-{partition}
            </th>
            <td className={cell}>{lag === null ? '–' : formatCount(lag)}</td>
            <td className="whitespace-nowrap py-0.5 pr-4">{state.replaceAll('-', ' ')}</td>
            {isTimed && <td className={cell}>{rate(written)}</td>}
            {isTimed && <td className={cell}>{rate(read)}</td>}
            <td className="max-w-60 truncate py-0.5 font-mono" title={owner ?? undefined}>
              {owner ?? 'nobody'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
