import { useId, useMemo, useState } from 'react'
import { updateNode } from '@/core/edits/update-node'
import type { StreamsApp } from '@/core/model/design'
import { addStep, stepsToAdd } from '@/core/streams/add-step'
import type { Instead } from '@/core/streams/chain-line'
import { printChains } from '@/core/streams/print-chains'
import { programOfText } from '@/core/streams/program-of-text'
import { dispatch, useDocument } from '@/stores/document/document-store'
import { withField } from './edit-node'
import { StepPicker } from './step-picker'

/** The text with a word of one line, counted from 1, written as another. */
const withWord = (text: string, line: number, { from, to, by }: Instead): string =>
  text
    .split('\n')
    .map((typed, at) => (at === line - 1 ? `${typed.slice(0, from)}${by}${typed.slice(to)}` : typed))
    .join('\n')

/** More topics than these are typed, not picked. */
const MOST_TOPICS = 50

/**
 * The program as text, taken at every keystroke that reads as one; what does not read stays as typed, with a sentence for
 * each line, and the program is the one from before. Steps that can follow are picked from a list.
 */
export function ProcessingField({ app }: { app: StreamsApp }) {
  const id = useId()
  const printed = useMemo(() => printChains(app.processing ?? []), [app.processing])
  const [draft, setDraft] = useState<string | null>(null)
  const topics = useDocument((state) => state.design.topics)
  const text = draft ?? app.unreadProgram ?? printed
  const read = useMemo(() => programOfText(text), [text])
  const change = (typed: string) => {
    const program = programOfText(typed)
    // A description is shown as the program that it is of.
    setDraft(program.ok && program.value.isDescribed ? null : typed)
    const { processing: found = [], topology } = program.ok ? program.value : {}
    const processing = found.length > 0 ? found : undefined
    dispatch(
      updateNode(
        'streamsApp',
        app.name,
        (node) => {
          if (!program.ok) return withField(node, 'unreadProgram', typed)
          // What was described was another program.
          const described = withField(node, 'topology', topology)
          return withField(withField(described, 'unreadProgram', undefined), 'processing', processing)
        },
        `Change what ${app.name} does`,
        `field:streamsApp:${app.name}:processing`,
      ),
    )
  }
  const chains = read.ok ? read.value.processing : (app.processing ?? [])
  const offered = stepsToAdd(
    chains,
    topics.slice(0, MOST_TOPICS).map(({ name }) => name),
  )
  const add = (step: string) => {
    if (step === '') return
    change(addStep(text, chains, step))
    setDraft(null)
  }
  return (
    <>
      <label htmlFor={id} className="sr-only">
        What it does
      </label>
      <textarea
        id={id}
        data-main-field
        rows={Math.min(18, Math.max(4, text.split('\n').length + 1))}
        value={text}
        spellCheck={false}
        placeholder={
          'stream orders\n  groupByKey\n  windowedBy tumbling 5 min\n  count store per-customer\n  toStream\n  to counts'
        }
        aria-invalid={!read.ok}
        aria-describedby={read.ok ? undefined : `${id}-errors`}
        onChange={(event) => change(event.target.value)}
        onBlur={() => setDraft(null)}
        className="block w-full rounded-control border border-line-strong bg-sunk px-2 py-1 font-mono text-mono"
      />
      {!read.ok && (
        <ul id={`${id}-errors`} className="text-error text-small">
          {read.error.map(({ line, message, instead }) => (
            <li key={`${line} ${message}`}>
              Line {line}: {message.replaceAll('`', '')}{' '}
              {instead && (
                <button
                  type="button"
                  className="underline"
                  onClick={() => change(withWord(text, line, instead))}
                >
                  Write {instead.by}
                </button>
              )}
            </li>
          ))}
          <li>Until it reads, what is drawn and counted is the last program that did.</li>
        </ul>
      )}
      {app.topology !== undefined && (
        <p className="text-ink-soft text-small">
          Read from a description, which does not tell every step: what is counted below is what it describes.
          Once you change the steps, they are what counts.
        </p>
      )}
      <StepPicker offered={offered} onPick={add} />
    </>
  )
}
