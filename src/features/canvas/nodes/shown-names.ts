import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Shown } from './own-names'

/** The nodes whose names would look like others', with how they are shown instead. */
type ShownNames = ReadonlyMap<string, Shown>

const shownNames = createStore<{ readonly names: ShownNames }>(() => ({ names: new Map() }))

export const useShownNames = <Value>(selector: (names: ShownNames) => Value): Value =>
  useStore(shownNames, ({ names }) => selector(names))

const isSame = (one: Shown, other: Shown): boolean =>
  one.near === other.near && one.small === other.small && one.tiny === other.tiny

/** Shows names otherwise; one that stays as it is keeps its identity, so that its node does not render. */
export function showNames(names: ShownNames): void {
  const before = shownNames.getState().names
  if (names.size === 0 && before.size === 0) return
  const kept = [...names].map(([id, shown]): [string, Shown] => {
    const known = before.get(id)
    return [id, known && isSame(known, shown) ? known : shown]
  })
  shownNames.setState({ names: new Map(kept) })
}
