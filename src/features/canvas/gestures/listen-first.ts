/** A kind of event, and who hears it. */
export type Listener = readonly [type: string, hear: (event: never) => void]

/** Hears events of the window before anything else does; what it returns stops that. */
export function listenFirst(listeners: readonly Listener[]): () => void {
  for (const [type, hear] of listeners)
    window.addEventListener(type, hear as EventListener, { capture: true })
  return () => {
    for (const [type, hear] of listeners)
      window.removeEventListener(type, hear as EventListener, { capture: true })
  }
}
