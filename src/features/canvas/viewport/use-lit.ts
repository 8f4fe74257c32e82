import { type RefObject, useEffect } from 'react'
import { edgesOf } from '@/core/graph/edges'
import { type Way, wayOf } from '@/core/graph/way-of'
import { withAreaContents } from '@/core/layout/with-area-contents'
import { parseMarkId } from '@/core/model/marks'
import { nodeCount, parseNodeId } from '@/core/model/node-id'
import { documentStore } from '@/stores/document/document-store'
import { sessionStore } from '@/stores/session/session-store'

/** How long the pointer rests on something until its way lights up: who crosses the drawing sees no flicker. */
const REST_MS = 220
/** A way of more things lights nothing: most of the drawing would be on it. */
const MOST = 400

/** In larger designs a way is looked for once the page rests. */
const LARGEST_AT_ONCE = 2_000

const ITEM = '.react-flow__node, .react-flow__edge'

const NONE: Way = new Set()

/** What stands in the selected areas, and what joins it: it is selected with them. */
function heldIn(selection: ReadonlySet<string>): Way {
  if (![...selection].some((id) => parseMarkId(id)?.kind === 'area')) return NONE
  const { design } = documentStore.getState()
  const held: ReadonlySet<string> = withAreaContents(design, selection)
  const among = edgesOf(design).filter(({ from, to }) => held.has(from) && held.has(to))
  return new Set([...held, ...among.map(({ id }) => id)])
}

/** The rules that dim all nodes and edges but some. What is selected stays as it is, whatever the pointer is on. */
function dimmingRules(ids: Way): string {
  const named = [...ids].map((id) => `[data-id="${CSS.escape(id)}"]`).join(',')
  const others = `:not(.selected,.react-flow__node-note,.react-flow__node-area,[data-id^="folded:"],${named})`
  return [
    `[data-lit] .react-flow__node${others} > div { border-color: var(--line); box-shadow: none; color: var(--ink-soft) }`,
    `[data-lit] .react-flow__node${others} [aria-hidden=true] { opacity: 0.3 }`,
    `[data-lit] .react-flow__edge${others} { opacity: 0.18 }`,
    `[data-lit] .react-flow__edge${others} text { visibility: hidden }`,
  ].join('\n')
}

/**
 * Lights what was asked for (`light` of the session), or else the whole way of what the pointer rests on, or of the
 * one thing that is selected; the rest is dimmed. No node renders for it: it is one sheet of rules.
 */
export function useLit(wrapper: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const area = wrapper.current
    if (!area) return
    const sheet = new CSSStyleSheet()
    document.adoptedStyleSheets.push(sheet)
    let rested: string | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let shown: Way | null = null
    let lit: Way = NONE

    const wayToLight = (): Way | null => {
      const { lit, selection } = sessionStore.getState()
      if (lit) return lit
      const [chosen] = selection
      const of = rested ?? (selection.size === 1 ? chosen : undefined)
      if (of === undefined || (parseNodeId(of) === null && !of.includes('→'))) return null
      const way = wayOf(documentStore.getState().design, of)
      return way.size > MOST ? null : way
    }
    const show = () => {
      const way = wayToLight()
      const held = way === null ? NONE : heldIn(sessionStore.getState().selection)
      if (way === shown && held === lit) return
      shown = way
      lit = held
      area.toggleAttribute('data-lit', way !== null)
      sheet.replaceSync(way === null ? '' : dimmingRules(new Set([...way, ...held])))
    }
    const rest = (id: string | null) => {
      if (id === rested) return
      rested = id
      show()
    }
    const over = ({ target, buttons }: PointerEvent) => {
      clearTimeout(timer)
      const item = target instanceof Element ? target.closest(ITEM) : null
      if (buttons !== 0) return
      timer = setTimeout(() => rest(item?.getAttribute('data-id') ?? null), REST_MS)
    }
    const leave = () => {
      clearTimeout(timer)
      rest(null)
    }
    let later: ReturnType<typeof setTimeout> | undefined
    /** In a large design nobody waits for it: all its edges are gone through. */
    const showSoon = () => {
      clearTimeout(later)
      if (nodeCount(documentStore.getState().design) <= LARGEST_AT_ONCE) show()
      else later = setTimeout(show, REST_MS)
    }
    const stopSession = sessionStore.subscribe((now, before) => {
      if (now.selection !== before.selection || now.lit !== before.lit) showSoon()
    })
    const stopDocument = documentStore.subscribe((now, before) => {
      if (now.design !== before.design && shown !== null) showSoon()
    })
    area.addEventListener('pointerover', over)
    area.addEventListener('pointerdown', leave)
    area.addEventListener('pointerleave', leave)
    // What was selected before this part of the drawing stood.
    show()
    return () => {
      clearTimeout(timer)
      clearTimeout(later)
      stopSession()
      stopDocument()
      area.toggleAttribute('data-lit', false)
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
      area.removeEventListener('pointerover', over)
      area.removeEventListener('pointerdown', leave)
      area.removeEventListener('pointerleave', leave)
    }
  }, [wrapper])
}
