import Plus from 'lucide-react/icons/plus'
import { type FormEvent, useState } from 'react'
import type { ScenarioEvent, ScenarioEventKind } from '@/core/model/design'
import { EVENT_LABELS } from '@/core/model/scenario-words'
import { useDocument } from '@/stores/document/document-store'
import { addEvent, changeEvent } from '@/stores/document/what-if-scenarios'
import { beginEvent, editEvent, useWhatIf } from '@/stores/document/what-if-store'
import { Button } from '@/ui/button'
import { FormPopover } from '@/ui/form-popover'
import { Choice, NumberBox } from './event-controls'
import { isNumberField, NUMBER_LABELS, type NumberField, readEventField, withoutIt } from './event-fields'
import { EVENT_ASKS, EVENT_KINDS, newEvent, readerOf, readerOptions, withReader } from './event-words'
import { useLeftForDialog } from './use-left-for-dialog'

/** Adds what happens, or changes it: a button, and the form that it opens. */
export function EventForm() {
  const editing = useWhatIf((state) => state.editing)
  const adding = useWhatIf((state) => state.adding)
  const edited = useWhatIf(({ scenario, editing: at }) => (at === null ? undefined : scenario.events[at]))
  const design = useDocument((state) => state.design)
  const atSeconds = useWhatIf((state) => Math.round(state.atSeconds))
  const isOpen = adding !== null || edited !== undefined
  useLeftForDialog(() => beginEvent(null))
  return (
    <FormPopover
      open={isOpen}
      onOpenChange={(now) => beginEvent(now ? 'burst' : null)}
      title={edited ? 'Change the event' : 'Add an event'}
      trigger={
        <Button>
          <Plus size={14} aria-hidden="true" />
          <span>
            Add<span className="@max-[760px]:sr-only"> event</span>
          </span>
        </Button>
      }
    >
      <FormOf
        // Another event, another form.
        key={`${editing} ${adding}`}
        begin={edited ?? newEvent(adding ?? 'burst', design, atSeconds)}
        index={edited ? editing : null}
      />
    </FormPopover>
  )
}

/** What is typed into the number fields of a form, where it differs from the event. */
type Typed = Readonly<Partial<Record<NumberField, string>>>

function FormOf({ begin, index }: { begin: ScenarioEvent; index: number | null }) {
  const [event, setEvent] = useState(begin)
  const [typed, setTyped] = useState<Typed>({})
  const design = useDocument((state) => state.design)
  const scenario = useWhatIf((state) => state.scenario)
  const fields = [
    ...EVENT_ASKS[event.kind],
    'atSeconds' as const,
    ...(event.kind === 'partitions-added' ? [] : (['lastsSeconds'] as const)),
  ]
  const textOf = (field: NumberField) => typed[field] ?? String(event[field] ?? '')
  const read = (field: NumberField) => readEventField(field, textOf(field), event, design, scenario)
  const set = (field: keyof ScenarioEvent, value: string | number | undefined) =>
    setEvent(withField(event, field, value))
  const save = (submitted: FormEvent<HTMLFormElement>) => {
    submitted.preventDefault()
    const numbers = fields.filter(isNumberField)
    const wrong = numbers.find((field) => !read(field).ok)
    if (wrong !== undefined) {
      setTyped({ ...typed, [wrong]: textOf(wrong) })
      submitted.currentTarget.querySelector<HTMLElement>(`[data-field="${wrong}"]`)?.focus()
      return
    }
    const whole = numbers.reduce((made, field) => {
      const number = read(field)
      return number.ok ? withField(made, field, number.value) : made
    }, event)
    if (index === null) addEvent(whole)
    else changeEvent(index, whole)
    beginEvent(null)
  }
  return (
    <form noValidate className="flex flex-col gap-1.5" onSubmit={save}>
      <Choice
        label="What happens"
        value={event.kind}
        options={EVENT_KINDS.map((kind) => [kind, EVENT_LABELS[kind]])}
        onPick={(kind) => {
          setEvent(newEvent(kind as ScenarioEventKind, design, event.atSeconds))
          setTyped({})
        }}
      />
      {fields.map((field) => {
        if (isNumberField(field)) {
          const number = read(field)
          return (
            <NumberBox
              key={field}
              field={field}
              label={NUMBER_LABELS[field]}
              text={textOf(field)}
              placeholder={withoutIt(field, event, design, scenario)}
              error={typed[field] === undefined || number.ok ? null : number.error}
              onChange={(text) => setTyped({ ...typed, [field]: text })}
            />
          )
        }
        if (field === 'group')
          return (
            <Choice
              key={field}
              label="group"
              value={readerOf(event)}
              options={readerOptions(design)}
              onPick={(reader) => setEvent(withReader(event, reader))}
            />
          )
        return (
          <Choice
            key={field}
            label={field === 'stop' ? 'how' : field}
            value={String(event[field] ?? FIRST[field] ?? '')}
            options={optionsOf(field, design)}
            onPick={(value) => set(field, value === '' ? undefined : value)}
          />
        )
      })}
      <div className="flex justify-end gap-1.5 pt-1">
        <Button variant="quiet" onClick={() => editEvent(null)}>
          Cancel
        </Button>
        <Button variant="primary" type="submit">
          {index === null ? 'Add' : 'Save'}
        </Button>
      </div>
    </form>
  )
}

/** The event with another value of a field, or without it. */
function withField(
  event: ScenarioEvent,
  field: keyof ScenarioEvent,
  value: string | number | undefined,
): ScenarioEvent {
  const { [field]: _, ...rest } = event
  return (value === undefined ? rest : { ...rest, [field]: value }) as ScenarioEvent
}

const FIRST: Readonly<Partial<Record<keyof ScenarioEvent, string>>> = { shape: 'step', stop: 'crash' }

type Options = readonly (readonly [value: string, words: string])[]

function optionsOf(
  field: keyof ScenarioEvent,
  {
    producers,
    topics,
    connectors,
  }: Readonly<Record<'producers' | 'topics' | 'connectors', readonly { readonly name: string }[]>>,
): Options {
  const named = (nodes: readonly { readonly name: string }[]) =>
    nodes.map(({ name }) => [name, name] as const)
  if (field === 'producer') return [['', 'all'], ...named(producers)]
  if (field === 'topic') return named(topics)
  if (field === 'connector') return named(connectors)
  if (field === 'shape') return ['step', 'ramp', 'wave'].map((shape) => [shape, shape])
  return [
    ['crash', 'crashes'],
    ['clean', 'is stopped'],
  ]
}
