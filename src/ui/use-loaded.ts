import { useEffect, useState } from 'react'
import { LoadError } from './lazy-part'

type Loaded<Value> = { readonly value: Value } | { readonly fault: LoadError } | null

/**
 * What `load` brings, or null until it is there; a failure is thrown for the region around to say. `load`
 * must stay the same function as long as it brings the same thing.
 */
export function useLoaded<Value>(load: () => Promise<Value>): Value | null {
  const [loaded, setLoaded] = useState<Loaded<Value>>(null)
  useEffect(() => {
    let isWanted = true
    load().then(
      (value) => isWanted && setLoaded({ value }),
      (cause: unknown) => isWanted && setLoaded({ fault: new LoadError(cause) }),
    )
    return () => {
      isWanted = false
    }
  }, [load])
  if (loaded && 'fault' in loaded) throw loaded.fault
  return loaded?.value ?? null
}
