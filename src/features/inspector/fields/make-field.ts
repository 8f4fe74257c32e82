import type { NodeKind, NodeOfKind } from '@/core/model/node-id'
import { err, ok, type Result } from '@/core/shared/result'
import { withField } from '../edit-node'
import type { NodeField } from './node-field'

/** Reads a text with `read` and makes the change of it with `set`. */
export const reads =
  <Node extends object, Value>(
    read: (text: string) => Result<Value>,
    set: (node: Node, value: Value) => Node,
  ) =>
  (text: string): Result<(node: Node) => Node> => {
    const value = read(text)
    return value.ok ? ok((node) => set(node, value.value)) : value
  }

/** A field of which one of a few values is picked. */
export function choiceField<Kind extends NodeKind, Name extends keyof NodeOfKind<Kind> & string>(
  field: Name,
  label: string,
  choices: readonly { readonly value: string; readonly label: string }[],
): NodeField<Kind> {
  return {
    id: field,
    label,
    choices: [{ value: '', label: 'Not stated' }, ...choices],
    text: (node) => String(node[field] ?? ''),
    read(text) {
      const typed = text.trim().toLowerCase()
      const meant = choices.find(
        ({ value, label: shown }) => value.toLowerCase() === typed || shown.toLowerCase() === typed,
      )
      if (typed !== '' && !meant) return err(`It is one of ${choices.map(({ value }) => value).join(', ')}.`)
      return ok((node) => withField(node, field, meant?.value as NodeOfKind<Kind>[Name] | undefined))
    },
  }
}

const LONGEST = 5000

/** What a node is for, in a person's words. */
export const descriptionField = <Kind extends NodeKind>(): NodeField<Kind> => ({
  id: 'description',
  label: 'Description',
  text: (node) => (node as { description?: string }).description ?? '',
  read: (text) =>
    text.length > LONGEST
      ? err(`A description has at most ${LONGEST} characters.`)
      : ok(
          (node) =>
            withField(node as { description?: string }, 'description', text || undefined) as typeof node,
        ),
})
