import { Handle, type NodeProps, Position } from '@xyflow/react'
import ChevronsDownUp from 'lucide-react/icons/chevrons-down-up'
import { memo } from 'react'
import { titleArea } from '@/core/edits/edit-marks'
import type { MarkId } from '@/core/model/marks'
import { dispatch } from '@/stores/document/document-store'
import { startRenaming, useSession } from '@/stores/session/session-store'
import { takeTyped } from '@/stores/session/typed-ahead'
import { focusItem } from '../gestures/focus-node'
import { LockSign } from '../nodes/lock-sign'
import type { AreaFlowNode } from './mark-nodes'
import { Resizer } from './resizer'

/** An area: a titled frame. What stands in it moves with it, and folds into one box with it. */
export const AreaNode = memo(function AreaNode({
  data: { area, key, folded },
  selected,
  draggable,
}: NodeProps<AreaFlowNode>) {
  const id: MarkId = `area:${key}`
  const isTitling = useSession(({ renaming }) => renaming === id)
  const frame = selected ? 'border-ink outline-2 outline-ink outline-offset-2' : 'border-line-strong'
  const title = isTitling ? (
    <TitleField id={id} areaKey={key} title={area.title} />
  ) : (
    <span
      className={`area-words truncate font-semibold ${area.title === '' ? 'text-ink-soft' : ''}`}
      title={`${area.title || 'Untitled area'}: ${folded ? 'double-click opens it' : 'drag to move it with what stands in it'}`}
    >
      {area.title === '' ? 'Untitled area' : area.title}
    </span>
  )
  if (folded) {
    return (
      <div
        className={`area-folded flex size-full flex-col rounded-control border border-dashed bg-raised px-2.5 py-2 shadow-node ${frame}`}
      >
        <Handle type="target" position={Position.Left} isConnectable={false} />
        <span className="flex min-h-[18px] items-center gap-1.5">
          <ChevronsDownUp size={15} className="node-icon shrink-0 text-ink-soft" aria-hidden="true" />
          {title}
        </span>
        <span
          className="node-text area-sums mt-auto line-clamp-2 text-ink-soft text-small leading-[15px]"
          title={folded.contents}
        >
          {folded.contents}
        </span>
        <span
          className="area-sums area-traffic truncate text-ink-soft text-small leading-[15px]"
          title={folded.traffic}
        >
          {folded.traffic}
        </span>
        <span
          className="node-text area-sums truncate text-ink-soft text-small leading-[15px]"
          title={folded.topics}
        >
          {folded.topics}
        </span>
        <Handle type="source" position={Position.Right} isConnectable={false} />
      </div>
    )
  }
  return (
    <div className={`area-frame relative size-full rounded-control border ${frame}`}>
      {selected && draggable !== false && <span aria-hidden="true" className="area-inside inset-1.5" />}
      <span className="area-title relative flex h-6 max-w-full items-center gap-1.5 px-2.5">{title}</span>
      <span aria-hidden="true" className="area-side inset-x-0 top-0 h-1.5" />
      <span aria-hidden="true" className="area-side inset-x-0 bottom-0 h-1.5" />
      <span aria-hidden="true" className="area-side inset-y-0 left-0 w-1.5" />
      <span aria-hidden="true" className="area-side inset-y-0 right-0 w-1.5" />
      {draggable === false && <LockSign />}
      {selected && !isTitling && draggable !== false && (
        <Resizer id={id} kind="area" box={{ at: area.at, size: area.size }} />
      )}
    </div>
  )
}, sameMark)

function sameMark(one: NodeProps<AreaFlowNode>, other: NodeProps<AreaFlowNode>): boolean {
  return one.data === other.data && one.selected === other.selected && one.draggable === other.draggable
}

function TitleField({ id, areaKey, title }: { id: MarkId; areaKey: string; title: string }) {
  const leave = () => {
    startRenaming(null)
    focusItem(id)
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the user asked to type the title here
      autoFocus
      data-name-field
      aria-label="Title of the area"
      placeholder="Title, or drag to draw it"
      value={title}
      onFocus={(event) => {
        const [typed = '', ...entered] = takeTyped().split('\n')
        if (typed === '') event.target.select()
        else dispatch(titleArea(areaKey, typed))
        if (entered.length > 0) requestAnimationFrame(leave)
      }}
      onChange={(event) => dispatch(titleArea(areaKey, event.target.value))}
      onBlur={() => startRenaming(null)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter' || event.key === 'Escape') leave()
      }}
      className="nodrag nopan pointer-events-auto min-w-0 flex-1 rounded-[3px] bg-raised px-1 font-semibold outline-1 outline-line-strong"
    />
  )
}
