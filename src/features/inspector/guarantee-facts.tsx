import type { Flaw, Guarantee, Weakness } from '@/core/delivery/guarantee'
import { because, raiseOf } from '@/core/delivery/reasons'
import { reveal } from '@/stores/session/session-store'
import { RichText } from '@/ui/rich-text'

const MAY: Readonly<Record<Flaw, string>> = {
  lose: 'May lose',
  repeat: 'May repeat',
  reorder: 'May reorder',
}
const NOT: Readonly<Record<Flaw, string>> = {
  lose: 'Nothing is lost',
  repeat: 'nothing comes twice',
  reorder: 'order is kept',
}
const TONE: Readonly<Record<Flaw, string>> = {
  lose: 'text-at-most-once',
  repeat: 'text-at-least-once',
  reorder: 'text-at-most-once',
}
const FACTS = ['lose', 'repeat', 'reorder'] as const

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

interface GuaranteeFactsProps {
  readonly guarantee: Guarantee
  /** The node or edge that is looked at, which needs no button to itself. */
  readonly at?: string
}

/** What a path guarantees: what holds in one line, and for each fact that does not its weakest link and what else weakens it. */
export function GuaranteeFacts({ guarantee, at }: GuaranteeFactsProps) {
  const held = FACTS.filter((flaw) => guarantee[flaw] === null).map((flaw) => NOT[flaw])
  return (
    <>
      <dl className="grid grid-cols-1 gap-1.5">
        {FACTS.map((flaw) => {
          const weakness = guarantee[flaw]
          if (weakness === null) return null
          const others = guarantee.causes[flaw].filter(
            (cause) => cause.at !== weakness.at || cause.kind !== weakness.kind,
          )
          return (
            <Fact key={flaw} flaw={flaw} weakness={weakness} others={others} isHere={weakness.at === at} />
          )
        })}
      </dl>
      {held.length > 0 && <p className="text-ink-soft text-small">{capital(held.join(', '))}.</p>}
    </>
  )
}

interface FactProps {
  readonly flaw: Flaw
  readonly weakness: Weakness
  /** What would still weaken it, were that link fixed. */
  readonly others: readonly Weakness[]
  readonly isHere: boolean
}

/** So many more causes are told in full. */
const TOLD = 3

function Fact({ flaw, weakness, others, isHere }: FactProps) {
  return (
    <div>
      <dt className={`flex items-baseline justify-between gap-2 font-semibold ${TONE[flaw]}`}>
        <span className="shrink-0">{MAY[flaw]}</span>
        {!isHere && (
          <button
            type="button"
            onClick={() => reveal(weakness.at)}
            title={`Show ${weakness.name}`}
            className="min-w-0 text-right font-mono font-normal [overflow-wrap:anywhere] text-ink-soft text-mono hover:underline"
          >
            {weakness.name}
          </button>
        )}
      </dt>
      <dd className="text-small [overflow-wrap:anywhere]">
        <RichText text={because(weakness)} />
        {weakness.origin === 'default' && <span className="text-ink-soft"> (by default)</span>}.
        <span className="block text-ink-soft">To avoid it: {raiseOf(weakness)}.</span>
        {others.slice(0, TOLD).map((other) => (
          <span key={`${other.kind} ${other.at}`} className="block">
            Also <RichText text={because(other)} />.
          </span>
        ))}
        {others.length > TOLD && (
          <span className="block text-ink-soft">And {others.length - TOLD} more.</span>
        )}
      </dd>
    </div>
  )
}
