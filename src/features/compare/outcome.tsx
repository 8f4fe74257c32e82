import Ban from 'lucide-react/icons/ban'
import Check from 'lucide-react/icons/check'
import CircleX from 'lucide-react/icons/circle-x'
import Lock from 'lucide-react/icons/lock'
import Minus from 'lucide-react/icons/minus'
import RefreshCw from 'lucide-react/icons/refresh-cw'
import type { Step } from '@/core/compare/step'

interface Word {
  readonly words: string
  readonly tone: string
  readonly ground: string
  readonly icon: typeof Ban
}

const LOSES: Word = { words: 'loses data', tone: 'text-error', ground: 'bg-error-ground', icon: CircleX }
const FINAL: Word = {
  words: 'cannot be undone',
  tone: 'text-warning',
  ground: 'bg-warning-ground',
  icon: Lock,
}
const OUTCOMES: Readonly<Record<Step['outcome'], Word>> = {
  applies: { words: 'applies', tone: 'text-good', ground: 'bg-good-ground', icon: Check },
  refused: { words: 'is refused', tone: 'text-warning', ground: 'bg-warning-ground', icon: Ban },
  recreates: { words: 'recreates', tone: 'text-error', ground: 'bg-error-ground', icon: RefreshCw },
  'left-alone': { words: 'left alone', tone: 'text-ink-soft', ground: 'bg-sunk', icon: Minus },
}

/** What a step does, what cannot be undone only where nothing worse is said. */
const wordsOf = ({ outcome, losesData, reversible }: Step): readonly Word[] => [
  OUTCOMES[outcome],
  ...(losesData ? [LOSES] : reversible ? [] : [FINAL]),
]

/** The outcome of a step in words, each with its sign and its colour. */
export function Outcome({ step }: { step: Step }) {
  return (
    <span className="flex flex-wrap gap-x-2.5">
      {wordsOf(step).map(({ words, tone, icon: Icon }) => (
        <span key={words} className={`flex items-center gap-1 whitespace-nowrap ${tone}`}>
          <Icon size={13} aria-hidden="true" />
          {words}
        </span>
      ))}
    </span>
  )
}

const HARM = (step: Step): number =>
  step.losesData
    ? 4
    : step.outcome === 'refused'
      ? 3
      : step.reversible
        ? step.outcome === 'applies'
          ? 1
          : 0
        : 2

/** The worst of what becomes of a node, on its border. */
export function OutcomeChip({ steps }: { steps: readonly Step[] }) {
  const worst = steps.reduce<Step | undefined>(
    (most, step) => (most === undefined || HARM(step) > HARM(most) ? step : most),
    undefined,
  )
  const word = worst && wordsOf(worst).at(-1)
  if (!word) return null
  const { words, tone, ground, icon: Icon } = word
  return (
    <span
      className={`flex items-center gap-1 whitespace-nowrap rounded-full px-1.5 font-semibold text-small ${tone} ${ground}`}
    >
      <Icon size={11} aria-hidden="true" />
      {words}
    </span>
  )
}

const SIGNS = { add: '+', change: '~', remove: '−' } as const
const SIGN_WORDS = { add: 'added', change: 'changed', remove: 'not drawn' } as const

/** Plus, tilde or minus in a square of ink: what came, changed or went. */
export function ChangeMark({ change }: { change: Step['change'] }) {
  return (
    <span
      role="img"
      aria-label={SIGN_WORDS[change]}
      title={SIGN_WORDS[change]}
      className="grid size-4 shrink-0 place-items-center rounded-[3px] bg-ink font-bold font-mono text-[12px] text-ground leading-none"
    >
      {SIGNS[change]}
    </span>
  )
}
