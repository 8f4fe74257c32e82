/** The regions between which one key leads: the drawing, what is selected, and what is found. */
const REGIONS = ['[data-drawing]', '[data-inspector]', '#bottom-panel'] as const

const FOCUSABLE =
  'input:not([type=hidden]), select, textarea, button:not([tabindex="-1"]), a[href], [tabindex="0"]'

/** Where in a region the focus was last. */
const left = new WeakMap<Element, HTMLElement | SVGElement>()

const isShown = (element: Element): boolean => element.getClientRects().length > 0

/** What takes the focus in a region: what had it last, or what matters most there. */
function entryOf(region: HTMLElement): HTMLElement | SVGElement | null {
  const last = left.get(region)
  if (last?.isConnected && region.contains(last) && isShown(last)) return last
  if (region.matches('[data-drawing]'))
    return (
      region.querySelector<HTMLElement>('.react-flow__node.selected, .react-flow__edge.selected') ?? region
    )
  const main = region.querySelector<HTMLElement>('[data-main-field], [role=tree]')
  return main ?? region.querySelector<HTMLElement>(FOCUSABLE)
}

/** Leads the focus from region to region, on or back, to where it was there last. */
export function goToRegion(step: 1 | -1): void {
  const regions = REGIONS.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? [])
  const active = document.activeElement
  const at = regions.findIndex((region) => region.contains(active))
  const from = regions[at]
  if (from && (active instanceof HTMLElement || active instanceof SVGElement)) left.set(from, active)
  stopWaiting()
  for (let tries = 1; tries <= regions.length; tries += 1) {
    const next =
      regions[(Math.max(at, 0) + (at < 0 ? 0 : step * tries) + regions.length * tries) % regions.length]
    if (!next || !isShown(next)) continue
    if (isLoading(next)) {
      waitFor(next)
      return
    }
    if (enter(next)) return
  }
}

const isLoading = (region: HTMLElement): boolean => region.querySelector('[aria-busy=true]') !== null

/** Gives the focus to a region; false where nothing in it takes it. */
function enter(region: HTMLElement): boolean {
  const entry = entryOf(region)
  entry?.focus({ preventScroll: region.matches('[data-drawing]') })
  return entry !== null
}

let stopWaiting = (): void => undefined

/** Goes to a region as soon as it has loaded, unless a key or a press comes first. */
function waitFor(region: HTMLElement): void {
  const observer = new MutationObserver(() => {
    if (isLoading(region)) return
    stopWaiting()
    enter(region)
  })
  observer.observe(region, { childList: true, subtree: true })
  const stop = () => {
    observer.disconnect()
    window.removeEventListener('keydown', stop, { capture: true })
    window.removeEventListener('pointerdown', stop, { capture: true })
    stopWaiting = () => undefined
  }
  stopWaiting = stop
  window.addEventListener('keydown', stop, { capture: true })
  window.addEventListener('pointerdown', stop, { capture: true })
}
