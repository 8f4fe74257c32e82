import Plus from 'lucide-react/icons/plus'
import { useId, useState } from 'react'
import type { ScenarioEvent, ScenarioEventKind } from '@/core/model/design'
import { useDocument } from '@/stores/document/document-store'
import { addEvent, changeEvent, editEvent, useWhatIf } from '@/stores/document/what-if-store'
import { Button } from '@/ui/button'
import { EVENT_KINDS, EVENT_WORDS, newEvent, readerOf, readerOptions, withReader } from './event-words'

const CONTROL = 'h-7 rounded-control border border-line-strong bg-sunk px-1.5'

const LABELS: Readonly<Partial<Record<keyof ScenarioEvent, string>>> = {
  atSeconds: 'at second',
  lastsSeconds: 'lasts, seconds',
  factor: 'times',
  member: 'member',
  partition: 'partition',
  broker: 'broker',
  rack: 'rack',
  partitions: 'to partitions',
  lagAbove: 'lag above',
  cooldownSeconds: 'cooldown, seconds',
  membersAdded: 'members more',
  mostMembers: 'members at most',
}

/** Adds what happens, or changes it: first what, then to whom, when and how much. */
export function EventForm() {
  const editing = useWhatIf((state) => state.editing)
  const edited = useWhatIf(({ scenario, editing: at }) => (at === null ? undefined : scenario.events[at]))
  // Another event to edit, another form.
  return <FormOf key={editing} edited={edited} index={editing} />
}

function FormOf({ edited, index }: { edited: ScenarioEvent | undefined; index: number | null }) {
  const [event, setEvent] = useState<ScenarioEvent | null>(edited ?? null)
  const design = useDocument((state) => state.design)
  const atSeconds = useWhatIf((state) => Math.round(state.atSeconds))
  const close = () => {
    setEvent(null)
    editEvent(null)
  }
  const begin = (kind: ScenarioEventKind) => setEvent(newEvent(kind, design, atSeconds))
  if (!event)
    return (
      <Button onClick={() => begin('burst')}>
        <Plus size={14} aria-hidden="true" />
        Add event
      </Button>
    )
  const names = {
    producer: design.producers.map(({ name }) => name),
    topic: design.topics.map(({ name }) => name),
    connector: design.connectors.map(({ name }) => name),
  }
  const set = (field: keyof ScenarioEvent, value: string | number | undefined) =>
    setEvent(
      Object.fromEntries(
        Object.entries({ ...event, [field]: value }).filter(([, kept]) => kept !== undefined),
      ) as unknown as ScenarioEvent,
    )
  return (
    <form
      className="order-1 flex w-full flex-wrap items-end gap-x-3 gap-y-1.5 border-line border-t bg-sunk/50 px-2 py-1.5"
      onSubmit={(submitted) => {
        submitted.preventDefault()
        if (edited && index !== null) changeEvent(index, event)
        else addEvent(event)
        close()
      }}
    >
      <Choice
        label="What happens"
        value={event.kind}
        options={EVENT_KINDS.map((kind) => [kind, EVENT_WORDS[kind].label])}
        onPick={(kind) => begin(kind as ScenarioEventKind)}
      />
      {EVENT_WORDS[event.kind].asks.map((field) =>
        field === 'group' ? (
          <Choice
            key={field}
            label="group"
            value={readerOf(event)}
            options={readerOptions(design)}
            onPick={(reader) => setEvent(withReader(event, reader))}
          />
        ) : field === 'producer' || field === 'topic' || field === 'connector' ? (
          <Choice
            key={field}
            label={field}
            value={event[field] ?? ''}
            options={[
              ...(field === 'producer' ? [['', 'all'] as const] : []),
              ...names[field].map((name) => [name, name] as const),
            ]}
            onPick={(name) => set(field, name === '' ? undefined : name)}
          />
        ) : field === 'shape' ? (
          <Choice
            key={field}
            label="shape"
            value={event.shape ?? 'step'}
            options={[
              ['step', 'step'],
              ['ramp', 'ramp'],
              ['wave', 'wave'],
            ]}
            onPick={(shape) => set('shape', shape)}
          />
        ) : field === 'stop' ? (
          <Choice
            key={field}
            label="how"
            value={event.stop ?? 'crash'}
            options={[
              ['crash', 'crashes'],
              ['clean', 'is stopped'],
            ]}
            onPick={(stop) => set('stop', stop)}
          />
        ) : (
          <NumberBox
            key={field}
            label={LABELS[field] ?? field}
            value={event[field]}
            onChange={(value) => set(field, value)}
          />
        ),
      )}
      <NumberBox
        label={LABELS.atSeconds ?? ''}
        value={event.atSeconds}
        onChange={(value) => set('atSeconds', value ?? 0)}
      />
      {event.kind !== 'partitions-added' && (
        <NumberBox
          label={LABELS.lastsSeconds ?? ''}
          value={event.lastsSeconds}
          onChange={(value) => set('lastsSeconds', value)}
        />
      )}
      <Button variant="primary" type="submit">
        {edited ? 'Save' : 'Add'}
      </Button>
      <Button variant="quiet" onClick={close}>
        Cancel
      </Button>
    </form>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [string, string])[]
  readonly onPick: (value: string) => void
}

function Choice({ label, value, options, onPick }: ChoiceProps) {
  const id = useId()
  return (
    <span className="flex flex-col text-small">
      <label htmlFor={id} className="text-ink-soft">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onPick(event.target.value)}
        className={`${CONTROL} max-w-40 text-base`}
      >
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </span>
  )
}

interface NumberBoxProps {
  readonly label: string
  readonly value: unknown
  readonly onChange: (value: number | undefined) => void
}

function NumberBox({ label, value, onChange }: NumberBoxProps) {
  const id = useId()
  return (
    <span className="flex flex-col text-small">
      <label htmlFor={id} className="text-ink-soft">
        {label}
      </label>
      <input
        id={id}
        type="number"
        min={0}
        step="any"
        value={typeof value === 'number' ? value : ''}
        onChange={(event) =>
          onChange(event.target.value === '' ? undefined : Math.max(0, Number(event.target.value)))
        }
        className={`${CONTROL} w-20 text-base`}
      />
    </span>
  )
}
