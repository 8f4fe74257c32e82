import type { ReactNode } from 'react'
import { parseNodeId } from '@/core/model/node-id'
import type { Bound, Figure, FigureInput, InputOrigin } from '@/core/sizing/sizing'
import { Popover } from '@/ui/popover'
import { formatExactly, formatValue } from './format-figure'

const ORIGIN: Readonly<Record<InputOrigin, string>> = {
  user: 'set here',
  intent: 'from your intent',
  default: 'Kafka’s default',
  assumption: 'assumed',
  derived: 'computed',
  profile: 'the provider’s',
}

const UNKNOWN = 'not known'

interface ExplainButtonProps {
  readonly title: string
  /** The number, as it is shown. */
  readonly value: string
  readonly className?: string
  /** The explanation, made when it is asked for. */
  readonly children: () => ReactNode
}

/** A number that opens its explanation. */
export function ExplainButton({ title, value, className = '', children }: ExplainButtonProps) {
  return (
    <Popover
      title={title}
      trigger={
        <button
          type="button"
          aria-label={`${title}: ${value}. Explain`}
          className={`rounded-[3px] underline decoration-line-strong decoration-dotted underline-offset-3 hover:decoration-accent ${className}`}
        >
          {value}
        </button>
      }
    >
      {children}
    </Popover>
  )
}

interface FigureButtonProps {
  readonly figure: Figure | Bound
  readonly title: string
  /** What the button shows, where it is not the figure's own value. */
  readonly shown?: string
  /** An input that nobody can assume is not stated: the figure is shown as not known. */
  readonly isUnknown?: boolean
  /** What a sum is made of, worked out when somebody asks. */
  readonly parts?: () => readonly FigureInput[]
  readonly className?: string
}

/** A figure that opens its formula, and every input with its unit and where it came from. */
export function FigureButton(props: FigureButtonProps) {
  const { figure, title, shown, isUnknown = false, parts, className = '' } = props
  return (
    <ExplainButton
      title={title}
      value={isUnknown ? UNKNOWN : (shown ?? formatValue(figure.value, figure.unit))}
      className={className}
    >
      {() => <FigureExplanation figure={figure} isUnknown={isUnknown} parts={parts?.() ?? NO_PARTS} />}
    </ExplainButton>
  )
}

const NO_PARTS: readonly FigureInput[] = []

interface FigureExplanationProps {
  readonly figure: Figure | Bound
  readonly isUnknown?: boolean
  readonly parts?: readonly FigureInput[]
}

export function FigureExplanation({ figure, isUnknown = false, parts = NO_PARTS }: FigureExplanationProps) {
  const rows = [...figure.inputs, ...parts]
  return (
    <>
      <p className="font-semibold">{isUnknown ? UNKNOWN : formatExactly(figure.value, figure.unit)}</p>
      <p className="text-ink-soft">{figure.formula}</p>
      {rows.length > 0 && (
        <table className="mt-2 w-full text-small">
          <thead className="sr-only">
            <tr>
              <th>Input</th>
              <th>Value</th>
              <th>Origin</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((input) => (
              <InputRow key={`${input.name}${input.at}`} input={input} />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function InputRow({ input: { name, value, unit, origin, at } }: { input: FigureInput }) {
  const node = at === undefined ? null : parseNodeId(at)
  return (
    <tr className="border-line border-t">
      <td className="py-0.5 pr-2">
        {name} {node && <code className="font-mono text-small [overflow-wrap:anywhere]">{node.name}</code>}
      </td>
      <td className="py-0.5 pr-2 text-right">{formatExactly(value, unit)}</td>
      <td className={`py-0.5 text-right ${origin === 'assumption' ? 'text-warning' : 'text-ink-soft'}`}>
        {ORIGIN[origin]}
      </td>
    </tr>
  )
}
