import { type RefObject, useEffect } from 'react'
import { select } from '@/stores/session/session-store'
import { textWanted } from '@/stores/session/typed-ahead'
import { canvasHandle } from '../flow/canvas-handle'
import { listenFirst } from './listen-first'

/** A press that moves less than this, on screen, is a click. */
const CLICK = 3

/** How long a finger stays for the menu, and how far it may stray meanwhile. */
const LONG_PRESS_MS = 550
const STILL = 8

const MIDDLE = 1
const RIGHT = 2

/** Where keys and presses have a meaning of their own. */
const OWN = 'input, textarea, select, button, [role=tree], [role=menu], [role=dialog]'

interface Pan {
  readonly button: number
  readonly from: { readonly x: number; readonly y: number }
  readonly viewport: { readonly x: number; readonly y: number; readonly zoom: number }
  readonly target: EventTarget | null
  hasMoved: boolean
  /** The browser asked for the menu while the button was down, as it does outside of Windows. */
  isMenuAsked: boolean
}

/**
 * Moves the view by the right or the middle button, or by the left one while Space is held, over nodes as over the
 * ground. A right press that does not move is a click, and asks for the menu. Heard at the window, before the drawing
 * itself would take the press for a drag of a node or a box around nodes.
 */
export function usePanByHand(wrapper: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let pan: Pan | null = null
    let isSpaceDown = false
    let wasSpaceUsed = false
    /** The button that ended a drag, until the next press: a click or a menu that follows is of the same one. */
    let movedBy: number | null = null
    let isOwnMenu = false
    let longPress: ReturnType<typeof setTimeout> | undefined
    let touched = { x: 0, y: 0 }

    const isOnDrawing = (target: EventTarget | null): target is Element =>
      target instanceof Element &&
      wrapper.current?.contains(target) === true &&
      target.closest(OWN) === null &&
      target.closest('.react-flow, canvas') !== null

    /** A finger that stays where it is asks for the menu, as the right button does. */
    const touch = (event: PointerEvent) => {
      clearTimeout(longPress)
      const { target, clientX: x, clientY: y, isPrimary } = event
      if (!isPrimary || !isOnDrawing(target)) return
      touched = { x, y }
      longPress = setTimeout(() => askForMenu(target, { x, y }), LONG_PRESS_MS)
    }
    const down = (event: PointerEvent) => {
      movedBy = null
      if (event.pointerType === 'touch') touch(event)
      const { button, target, clientX: x, clientY: y, pointerType } = event
      const isPan = button === RIGHT || button === MIDDLE || (button === 0 && isSpaceDown)
      if (!isPan || pointerType !== 'mouse' || !isOnDrawing(target)) return
      if (document.querySelector('[role=menu]') !== null) return
      const viewport = canvasHandle()?.flow.getViewport()
      if (!viewport) return
      event.stopPropagation()
      wasSpaceUsed ||= button === 0
      pan = { button, from: { x, y }, viewport, target, hasMoved: false, isMenuAsked: false }
    }
    const hold = (event: MouseEvent) => {
      if (!pan) return
      event.stopPropagation()
      if (pan.button !== RIGHT) event.preventDefault()
    }
    const move = ({ clientX, clientY }: PointerEvent) => {
      if (Math.hypot(clientX - touched.x, clientY - touched.y) > STILL) clearTimeout(longPress)
      if (!pan) return
      const [right, down] = [clientX - pan.from.x, clientY - pan.from.y]
      if (!pan.hasMoved && Math.hypot(right, down) < CLICK) return
      pan.hasMoved = true
      wrapper.current?.toggleAttribute('data-panning', true)
      const { x, y, zoom } = pan.viewport
      void canvasHandle()?.flow.setViewport({ x: x + right, y: y + down, zoom })
    }
    const up = (event: PointerEvent) => {
      clearTimeout(longPress)
      if (!pan || event.button !== pan.button) return
      const { button, hasMoved, isMenuAsked, target, from } = pan
      stop()
      if (hasMoved) movedBy = button
      else if (button === RIGHT && isMenuAsked) askForMenu(target, from)
    }
    const stop = () => {
      pan = null
      wrapper.current?.toggleAttribute('data-panning', false)
    }
    const askForMenu = (target: EventTarget | null, { x, y }: Pan['from']) => {
      isOwnMenu = true
      const how = { bubbles: true, cancelable: true, clientX: x, clientY: y, button: RIGHT }
      target?.dispatchEvent(new MouseEvent('contextmenu', how))
      isOwnMenu = false
    }
    const menu = (event: MouseEvent) => {
      if (isOwnMenu) return
      if (pan?.button !== RIGHT && movedBy !== RIGHT) return
      event.preventDefault()
      event.stopPropagation()
      if (pan) pan.isMenuAsked = true
    }
    /** What a drag with Space ends on is not clicked. */
    const click = (event: MouseEvent) => {
      if (movedBy === 0) event.stopPropagation()
    }
    /** On Linux a middle button that is let go pastes what was selected last; after a drag nobody means that. */
    const paste = (event: ClipboardEvent) => {
      if (movedBy !== MIDDLE) return
      event.preventDefault()
      event.stopPropagation()
    }

    /** Heard of every field that loses the focus as well, as to the node that is pressed. */
    const leave = ({ target }: FocusEvent) => {
      if (target === window) stop()
    }
    const press = (event: KeyboardEvent) => {
      movedBy = null
      const { code, target, defaultPrevented, ctrlKey, metaKey, altKey } = event
      if (code !== 'Space' || defaultPrevented || ctrlKey || metaKey || altKey) return
      // It is of what is typed for a field that does not stand yet: let go, it would select what has the focus until then.
      if (textWanted() !== null) return
      const isFree = target === document.body || target === wrapper.current || isOnDrawing(target)
      if (!isFree) return
      event.preventDefault()
      event.stopPropagation()
      if (event.repeat) return
      isSpaceDown = true
      wasSpaceUsed = false
      wrapper.current?.toggleAttribute('data-grabbing', true)
    }
    const release = ({ code, target }: KeyboardEvent) => {
      if (code !== 'Space' || !isSpaceDown) return
      isSpaceDown = false
      wrapper.current?.toggleAttribute('data-grabbing', false)
      const id = !wasSpaceUsed && target instanceof Element ? target.getAttribute('data-id') : null
      if (id !== null) select([id])
    }

    return listenFirst([
      ['pointerdown', down],
      ['mousedown', hold],
      ['pointermove', move],
      ['pointerup', up],
      ['pointercancel', stop],
      ['blur', leave],
      ['contextmenu', menu],
      ['click', click],
      ['paste', paste],
      ['keydown', press],
      ['keyup', release],
    ])
  }, [wrapper])
}
