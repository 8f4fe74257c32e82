import { useEffect, useState } from 'react'
import { type NodeId, parseNodeId } from '@/core/model/node-id'
import { setUnfinished } from '@/stores/document/unfinished'
import { takeTyped } from '@/stores/session/typed-ahead'
import { commitName, enterName, leaveName, renamed, whyNot } from './enter-name'

/** The name of a node, typed where it stands; the first name of a new node is one step with adding it. */
export function NameField({ id, name }: { id: NodeId; name: string }) {
  const [typed, setTyped] = useState(name)
  const { kind } = parseNodeId(id) ?? {}
  const why = whyNot(id, typed)
  useEffect(() => {
    const isNew = kind && why === null && typed !== name
    setUnfinished('name in drawing', isNew ? () => renamed(kind, name, typed) : null)
  }, [kind, why, typed, name])
  useEffect(() => () => setUnfinished('name in drawing', null), [])
  return (
    <span className="relative min-w-0 flex-1">
      <input
        // biome-ignore lint/a11y/noAutofocus: the user asked to type the name here
        autoFocus
        data-name-field
        aria-label={`New name of ${name}`}
        aria-invalid={why !== null}
        value={typed}
        onFocus={(event) => {
          // What a list ran was typed before the list stood, and so were the name and its Enter.
          const [ahead = '', ...entered] = takeTyped().split('\n')
          if (entered.length > 0 && enterName(id, ahead === '' ? name : ahead)) return
          if (ahead === '') event.target.select()
          else setTyped(ahead)
        }}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => commitName(id, typed)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Enter') enterName(id, typed)
          if (event.key === 'Escape') leaveName(id)
        }}
        className="node-name-field nodrag nopan pointer-events-auto w-full rounded-[3px] bg-sunk px-1 font-mono font-semibold text-mono outline-1 outline-line-strong aria-invalid:outline-error"
      />
      {why && (
        <span
          role="alert"
          className="absolute top-full left-0 z-10 mt-1 w-max max-w-72 whitespace-normal rounded-control border border-error bg-error-ground px-2 py-1 text-error text-small"
        >
          {why}
        </span>
      )}
    </span>
  )
}
