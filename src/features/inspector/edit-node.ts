import { setConfig } from '@/core/edits/set-config'
import { updateNode } from '@/core/edits/update-node'
import type { ConfigValue } from '@/core/model/design'
import type { NodeKind, NodeOfKind } from '@/core/model/node-id'
import { dispatch } from '@/stores/document/document-store'

/** The object with one field set, or without it where the value is undefined. */
export function withField<Of extends object, Name extends keyof Of>(
  object: Of | undefined,
  name: Name,
  value: Of[Name] | undefined,
): Of {
  const { [name]: _, ...rest } = (object ?? {}) as Of
  return (value === undefined ? rest : { ...rest, [name]: value }) as Of
}

/** The object, or undefined where nothing is left in it, so that an empty one does not stay in the document. */
export const orNothing = <Of extends object>(object: Of): Of | undefined =>
  Object.keys(object).length === 0 ? undefined : object

/** Sets one field of a node; typing into it undoes as one step. */
export function setField<Kind extends NodeKind, Name extends keyof NodeOfKind<Kind> & string>(
  kind: Kind,
  name: string,
  field: Name,
  value: NodeOfKind<Kind>[Name] | undefined,
  label = `Change ${field} of ${name}`,
): void {
  dispatch(
    updateNode(
      kind,
      name,
      (node) => withField(node, field, value),
      label,
      `field:${kind}:${name}:${field}:${label}`,
    ),
  )
}

export const setSetting = (
  kind: NodeKind,
  name: string,
  key: string,
  value: ConfigValue | undefined,
): void => {
  dispatch(setConfig(kind, name, key, value))
}
