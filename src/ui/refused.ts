import { useEffect, useRef } from 'react'

let say: (sentence: string) => void = () => undefined

/** Whoever is told of what was typed and not taken says it to the user. */
export function sayRefusedBy(now: typeof say): void {
  say = now
}

/** Says a sentence when a field is gone while it holds: what stands there was typed, and is not taken. Null holds nothing. */
export function useRefused(sentence: string | null): void {
  const latest = useRef(sentence)
  useEffect(() => {
    latest.current = sentence
  }, [sentence])
  useEffect(
    () => () => {
      if (latest.current !== null) say(latest.current)
    },
    [],
  )
}
