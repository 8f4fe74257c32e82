import { useDeferredValue, useEffect, useState } from 'react'
import type { Diagnosis, GroupDiagnosis, Status } from '@/core/diagnosis/diagnosis'
import { formatCount, formatRecordsPerSecond } from '@/core/shared/format'
import { documentStore } from '@/stores/document/document-store'
import {
  type PastedListing,
  putListing,
  seeListings,
  usePastedListings,
} from '@/stores/session/pasted-listings'
import { Button } from '@/ui/button'
import { showDiagnosis } from './diagnosis-store'
import { drawListings } from './draw-listings'

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
  useEffect(() => {
    const texts = [one, two].filter(({ text }) => text.trim() !== '')
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
    <div className="grid grid-cols-[minmax(220px,1fr)_2fr] gap-3 p-2">
      <div className="sticky top-0 flex flex-col gap-1.5 self-start">
        <Paste
          label="What kafka-consumer-groups --describe printed"
          value={first}
          onChange={(text) => putListing(0, text)}
        />
        <Paste
          label="The same some time later, for rates"
          value={second}
          onChange={(text) => putListing(1, text)}
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
  )
}

/** Draws the topics and groups of what was pasted; what is drawn already stays where it is. */
function DrawIt({ texts }: { texts: readonly string[] }) {
  if (texts.every((text) => text.trim() === '')) return null
  return (
    <Button onClick={() => void drawListings(texts)} className="self-start">
      Draw what was pasted
    </Button>
  )
}

function Paste({
  label,
  value,
  onChange,
}: {
  label: string
  value: PastedListing
  onChange: (text: string) => void
}) {
  return (
    <label className="flex flex-1 flex-col text-small">
      {label}
      <textarea
        value={value.text}
        spellCheck={false}
        rows={4}
        onChange={(event) => onChange(event.target.value)}
        className="w-full flex-1 rounded-control border border-line-strong bg-sunk p-1.5 font-mono text-small [white-space:pre]"
      />
    </label>
  )
}

function Verdicts({ diagnosis: { groups, topics, remarks } }: { diagnosis: Diagnosis }) {
  return (
    <>
      {groups.map((group) => (
        <Verdict key={group.name} group={group} />
      ))}
      {topics
        .filter(({ status }) => status !== 'healthy')
        .map(({ name, status, summary }) => (
          <p key={name} className="py-1">
            <Chip status={status} /> {summary}
          </p>
        ))}
      {remarks.map((remark) => (
        <p key={remark} className="text-ink-soft text-small">
          {remark}
        </p>
      ))}
    </>
  )
}

const Chip = ({ status, isKnown = true }: { status: Status; isKnown?: boolean }) => (
  <span
    className={`rounded-full px-2 font-semibold text-small ${isKnown ? TONE[status] : 'bg-sunk text-ink-soft'}`}
  >
    {isKnown ? status : 'not known'}
  </span>
)

function Verdict({
  group: { name, status, isKnown, summary, causes, advice, partitions },
}: {
  group: GroupDiagnosis
}) {
  return (
    <section aria-label={name} className="border-line border-b py-1.5">
      <h3 className="flex items-center gap-2">
        <span className="font-mono font-semibold text-mono">{name}</span>
        <Chip status={status} isKnown={isKnown} />
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
        <table className="w-full tabular-nums">
          <tbody>
            {partitions.slice(0, 200).map(({ topic, partition, lag, state, owner, written, read }) => (
              <tr key={`${topic}-${partition}`}>
                <th scope="row" className="text-left font-mono font-normal">
                  {topic} {partition}
                </th>
                <td>{lag === null ? '–' : formatCount(lag)}</td>
                <td>{state.replace('-', ' ')}</td>
                <td>{written === null ? '' : `in ${formatRecordsPerSecond(written)}`}</td>
                <td>{read === null ? '' : `out ${formatRecordsPerSecond(read)}`}</td>
                <td className="max-w-40 truncate font-mono">{owner ?? 'nobody'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}
