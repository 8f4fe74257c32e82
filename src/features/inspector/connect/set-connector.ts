import type { Connector } from '@/core/model/design'
import { setField } from '../edit-node'

/** Sets one field of a connector; typing into it undoes as one step. */
export const setConnector =
  (name: string) =>
  <Name extends keyof Connector & string>(
    field: Name,
    value: Connector[Name] | undefined,
    label?: string,
  ): void =>
    setField('connector', name, field, value, label)

/** What was typed of a name, or nothing of it. */
export const readText = (typed: string) => {
  const text = typed.trim()
  return { ok: true, value: text === '' ? undefined : text } as const
}
