import GitCompare from 'lucide-react/icons/git-compare'
import { type ReactNode, useEffect, useMemo } from 'react'
import { KINDS } from '@/core/model/kinds/index'
import { formatCount, formatCountOf } from '@/core/shared/format'
import {
  type Against,
  type Compared,
  followCompared,
  goToStep,
  useCompare,
} from '@/stores/document/compare-store'
import { useDocument } from '@/stores/document/document-store'
import { endMode, light, openDialog, sessionStore } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { Signs } from '@/ui/signs'
import { ChangeMark } from './outcome'
import { Overlay } from './overlay'
import { showStep } from './show-step'

/** What is compared with what, and how much differs; over the page as long as it is compared. */
export function CompareBar() {
  useEffect(followCompared, [])
  useCompareKeys()
  const against = useCompare((state) => state.against)
  const compared = useCompare((state) => state.compared)
  const name = useDocument(({ design }) => design.name)
  useLit(compared)
  return (
    <section
      aria-label="Comparison"
      className="own-layer flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-sunk px-3 py-1"
    >
      <GitCompare size={15} aria-hidden="true" className="text-ink-soft" />
      <span className="flex min-w-0 items-center gap-1.5">
        <b className="max-w-52 truncate font-semibold">{name}</b>
        <span className="whitespace-nowrap text-ink-soft">as drawn, against</span>
        {against ? <Other against={against} /> : 'nothing yet'}
      </span>
      <Button variant="quiet" onClick={() => openDialog('compare')}>
        {against?.kind === 'files' ? 'Add files or choose …' : 'Choose …'}
      </Button>
      {compared && <Counts compared={compared} />}
      <span className="flex-1" />
      {compared && <Disagreements compared={compared} />}
      <Button variant="quiet" onClick={endMode}>
        Close<kbd className="ml-1 rounded-[3px] border border-line px-1 font-mono text-small">Esc</kbd>
      </Button>
      {compared && <Overlay compared={compared} />}
    </section>
  )
}

function Other({ against }: { against: Against }) {
  if (against.kind !== 'files')
    return (
      <span className="max-w-72 truncate rounded-[3px] border border-line-strong bg-raised px-1.5">
        {against.label}
      </span>
    )
  const { sources } = against
  return (
    <>
      {sources.slice(0, 3).map(({ name }) => (
        <code
          key={name}
          className="max-w-44 truncate rounded-[3px] border border-line-strong bg-raised px-1.5 font-mono text-mono"
        >
          {name}
        </code>
      ))}
      {sources.length > 3 && <span className="text-ink-soft">and {sources.length - 3} more</span>}
    </>
  )
}

function Counts({ compared: { comparison, silent } }: { compared: Compared }) {
  const { added, changed, removed, same } = comparison
  const quiet = silent.map((kind) => KINDS[kind].words.plural)
  return (
    <span className="flex items-center gap-3 whitespace-nowrap">
      <Count sign={<ChangeMark change="add" />} count={added.length} words="added" />
      <Count sign={<ChangeMark change="change" />} count={changed.length} words="changed" />
      <Count sign={<ChangeMark change="remove" />} count={removed.length} words="not drawn" />
      <Count
        sign={<span aria-hidden="true" className="size-4 rounded-[3px] border border-line-strong" />}
        count={same}
        words="same"
      />
      {quiet.length > 0 && (
        <span
          className="text-ink-soft max-[1300px]:hidden"
          title={`The files say nothing of ${quiet.join(', ')}: they count as drawn.`}
        >
          {quiet.length < 3 ? `nothing said of ${quiet.join(', ')}` : 'topics only'}
        </span>
      )}
    </span>
  )
}

function Count({ sign, count, words }: { sign: ReactNode; count: number; words: string }) {
  return (
    <span className="flex items-center gap-1">
      {sign}
      <b className="font-semibold">{formatCount(count)}</b> {words}
    </span>
  )
}

/** Facts of which files say different things; that the drawing differs from them is what is compared. */
function Disagreements({ compared: { read } }: { compared: Compared }) {
  const facts = read?.disagreements.filter(({ said }) => said.filter(({ place }) => place).length > 1) ?? []
  if (facts.length === 0) return null
  return (
    <span
      className="whitespace-nowrap text-warning"
      title={facts.map(({ sentence }) => sentence.replaceAll('`', '')).join('\n')}
    >
      <Signs text={`≠ Files disagree on ${formatCountOf(facts.length, 'fact')}`} />
    </span>
  )
}

/** Lights what differs; what is the same is dimmed. */
function useLit(compared: Compared | null): void {
  const lit = useMemo(() => {
    if (!compared) return null
    const { added, changed, edges } = compared.comparison
    const ids = [...added, ...changed, ...edges.added].map(({ id }): string => id)
    return ids.length === 0 ? null : ids
  }, [compared])
  useEffect(() => light(lit), [lit])
  useEffect(() => () => light(null), [])
}

const OWNERS = 'input, textarea, select, [role=dialog], [role=menu], [role=tree]'

/** J and K go through the steps from anywhere but a field; Escape ends the comparison. */
function useCompareKeys(): void {
  const compared = useCompare((state) => state.compared)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey, altKey } = event
      const { dialog, connecting, renaming } = sessionStore.getState()
      const isBusy = dialog !== null || connecting !== null || renaming !== null
      if (isBusy || ctrlKey || metaKey || altKey || event.defaultPrevented) return
      if (target instanceof Element && target.closest(OWNERS)) return
      if (document.querySelector('.react-flow__connection, [data-dragging]')) return
      const by = key === 'j' || key === 'J' ? 1 : key === 'k' || key === 'K' ? -1 : 0
      if (by !== 0) showStep(goToStep(by), compared)
      else if (key === 'Escape') endMode()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', press, { capture: true })
    return () => window.removeEventListener('keydown', press, { capture: true })
  }, [compared])
}
