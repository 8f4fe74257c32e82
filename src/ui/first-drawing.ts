import { useSyncExternalStore } from 'react'

/** What stands on the page first is the drawing: all that is not it waits until it stands. */

/** A drawing that fails, or never comes, must not keep the rest of the page away. */
const LONGEST_MS = 5_000

let stands: Promise<void> = Promise.resolve()
let isAwaited = false
let note: () => void = () => undefined

/** Has what is not the drawing wait for it from now on; called once, before anything is shown. */
export function awaitDrawing(): void {
  isAwaited = true
  stands = new Promise<void>((resolve) => {
    note = resolve
    setTimeout(resolve, LONGEST_MS)
  }).then(() => {
    isAwaited = false
  })
}

/** One in which the drawing is painted, one in which it comes onto the screen, one in which it is there. */
const FRAMES = 3

function afterFrames(count: number, then: () => void): void {
  if (count === 0) then()
  else requestAnimationFrame(() => afterFrames(count - 1, then))
}

/**
 * Notes that the drawing is about to be painted: the rest begins when it is on the screen and the browser has nothing
 * else to do. In the idle moment right after its frame the rest held up the very next one, and the drawing with it.
 */
export function noteDrawing(): void {
  const whenIdle = globalThis.requestIdleCallback ?? setTimeout
  afterFrames(FRAMES, () => whenIdle(note))
}

/** Resolves once the drawing stands; at once where none is awaited. */
export const afterDrawing = (): Promise<void> => stands

const subscribe = (listener: () => void): (() => void) => {
  let isHeard = true
  void stands.then(() => isHeard && listener())
  return () => {
    isHeard = false
  }
}

/** Whether the drawing stands, for what would only hold it up. */
export const useDrawingStands = (): boolean => useSyncExternalStore(subscribe, () => !isAwaited)
