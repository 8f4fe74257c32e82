import { useEffect, useState } from 'react'
import { whyNotName } from '@/core/edits/check-name'
import type { Edit } from '@/core/edits/edit'
import { KIND_WORDS } from '@/core/edits/kind-words'
import { renameNode } from '@/core/edits/rename-node'
import { type NodeId, type NodeKind, parseNodeId } from '@/core/model/node-id'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { setUnfinished } from '@/stores/document/unfinished'
import { notify, select, startRenaming } from '@/stores/session/session-store'
import { takeTyped } from '@/stores/session/typed-ahead'
import { focusItem } from '../gestures/focus-node'
import { newNodeStep } from './new-node-step'

/** Renames a node; one that was just added is simply added under that name. */
function renamed(kind: NodeKind, name: string, typed: string): Edit {
  const edit = renameNode(kind, name, typed)
  const step = newNodeStep(`${kind}:${name}`)
  return documentStore.getState().openKey === step
    ? { ...edit, label: `Add ${KIND_WORDS[kind]} ${typed}`, mergeKey: step }
    : edit
}

/** The name of a node, typed where it stands; the first name of a new node is one step with adding it. */
export function NameField({ id, name }: { id: NodeId; name: string }) {
  const [typed, setTyped] = useState(name)
  const { kind } = parseNodeId(id) ?? {}
  const whyNot = (text: string) =>
    kind ? whyNotName(documentStore.getState().design, kind, name, text) : null
  const why = whyNot(typed)
  useEffect(() => {
    const isNew = kind && why === null && typed !== name
    setUnfinished('name in drawing', isNew ? () => renamed(kind, name, typed) : null)
  }, [kind, why, typed, name])
  useEffect(() => () => setUnfinished('name in drawing', null), [])
  const leave = () => {
    startRenaming(null)
    focusItem(id)
  }
  const commit = (text: string) => {
    startRenaming(null)
    if (!kind || text === name) return
    const refused = whyNot(text)
    if (refused !== null) {
      notify({ text: `${name} keeps its name instead of “${text}”. ${refused}`, tone: 'warning' })
      return
    }
    dispatch(renamed(kind, name, text))
    select([`${kind}:${text}`])
  }
  const enter = (text: string) => {
    if (whyNot(text) !== null) {
      setTyped(text)
      return
    }
    commit(text)
    focusItem(`${kind}:${text}`)
  }
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
          const [ahead = '', ...entered] = takeTyped().split('\n')
          if (entered.length > 0) enter(ahead === '' ? name : ahead)
          else if (ahead === '') event.target.select()
          else setTyped(ahead)
        }}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => commit(typed)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Enter') enter(typed)
          if (event.key === 'Escape') leave()
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
