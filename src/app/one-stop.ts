/**
 * Tab leads from part to part of the page: a bar of buttons and the drawing are one stop each, and arrows lead on in
 * them. What has the attribute `data-one-stop` is such a part; in the drawing its own keys lead on.
 */
const PART = '[data-one-stop]'

/** What is of a part and yet a stop of its own. */
const APART = '.react-flow__attribution *'

const TABBABLE =
  'a[href], button:not(:disabled), input:not(:disabled, [type=hidden]), select:not(:disabled), textarea:not(:disabled), summary, [tabindex]:not([tabindex="-1"])'

type Stop = HTMLElement | SVGElement

const isShown = (element: Element): boolean => element.getClientRects().length > 0

const partOf = (element: Element): Element | null => (element.matches(APART) ? null : element.closest(PART))

const tabbableIn = (root: ParentNode): readonly Stop[] =>
  [...root.querySelectorAll<Stop>(TABBABLE)].filter((element) => element.tabIndex >= 0 && isShown(element))

/** What had the focus last in each part. */
const left = new WeakMap<Element, Stop>()

/** What takes the focus in a part: what had it last, what is selected in the drawing, or the first. */
function entryOf(part: Element): Stop | undefined {
  const last = left.get(part)
  if (last?.isConnected && isShown(last)) return last
  return (
    part.querySelector<Stop>('.react-flow__node.selected') ??
    part.querySelector<Stop>('.react-flow__node') ??
    tabbableIn(part)[0]
  )
}

/** Leads on from one stop of the page to the next or the one before; false where the browser does the same. */
function leadOn(from: Element, isBack: boolean): boolean {
  const part = partOf(from)
  // What stands in the middle of a part, and is none of it, comes after all of it.
  const stops = [...new Set(tabbableIn(document).map((element) => partOf(element) ?? element))]
  const at = stops.indexOf(part ?? from)
  const next = at < 0 ? undefined : stops[at + (isBack ? -1 : 1)]
  if (part && !next) {
    // Beyond the last stop is the browser itself: it goes on from the end of the part.
    const inside = tabbableIn(part)
    ;(isBack ? inside[0] : inside.at(-1))?.focus({ preventScroll: true })
    return false
  }
  if (!next || (!part && !next.matches(PART) && !from.matches(APART))) return false
  const entry = next.matches(PART) ? entryOf(next) : (next as Stop)
  entry?.focus({ preventScroll: next.matches('.react-flow') })
  return entry !== undefined
}

const STEP: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** Leads on inside a bar; in a field the arrows that move in its text stay its own. */
function leadInside(from: Element, key: string): boolean {
  const [part, step] = [partOf(from), STEP[key]]
  if (!part || step === undefined || part.matches('.react-flow')) return false
  if (from instanceof HTMLInputElement && /Left|Right/.test(key)) return false
  const inside = tabbableIn(part)
  const next = inside[(inside.indexOf(from as Stop) + step + inside.length) % inside.length]
  next?.focus()
  return next !== undefined
}

/** Answers Tab and arrows for the parts of the page that are one stop; returns how to stop. */
export function followOneStops(): () => void {
  const press = (event: KeyboardEvent) => {
    const { target, key, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = event
    if (!(target instanceof Element) || altKey || ctrlKey || metaKey || defaultPrevented) return
    if (target.closest('[role=dialog], [role=menu]')) return
    const isAnswered = key === 'Tab' ? leadOn(target, shiftKey) : !shiftKey && leadInside(target, key)
    if (isAnswered) event.preventDefault()
  }
  const note = ({ target }: FocusEvent) => {
    const part = target instanceof Element ? partOf(target) : null
    if (part) left.set(part, target as Stop)
  }
  window.addEventListener('keydown', press)
  window.addEventListener('focusin', note)
  return () => {
    window.removeEventListener('keydown', press)
    window.removeEventListener('focusin', note)
  }
}
