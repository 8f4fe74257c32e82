import { Handle, type NodeProps, Position } from '@xyflow/react'
import { type ComponentType, memo } from 'react'
import { aboutInWords } from '@/core/model/about'
import { NODE_KINDS, type NodeId, type NodeKind, type NodeOfKind } from '@/core/model/node-id'
import type { NodeView } from '@/core/views/view-of'
import { KIND_ICONS } from '@/figures/kind-icons'
import { type FlowNode, looksTheSame } from '../flow/flow-types'
import type { HandleAt, Outside } from '../kinds/canvas-kind'
import { canvasKind } from '../kinds/index'
import { NodeFrame } from './node-frame'

/** A node of any kind: the frame that all have, in it its numbers or what is stated, and where its edges meet it. */
const KindNode = memo(function KindNode({
  id,
  type,
  data,
  selected,
  draggable,
  sourcePosition,
}: NodeProps<FlowNode>) {
  const { node, numbers, badges } = data
  const { shape, handles } = canvasKind(type)
  const outside = canvasKind(type).outside as Outside<NodeKind> | undefined
  const side = outside?.side(node)
  const Stated = canvasKind(type).Stated as ComponentType<{ node: NodeOfKind<NodeKind> }>
  const Body = numbers?.Body as ComponentType<{ view: NodeView }> | undefined
  const Icon = KIND_ICONS[type]
  return (
    <NodeFrame
      id={id as NodeId}
      kind={type}
      name={id.slice(id.indexOf(':') + 1)}
      shape={shape}
      outsideAt={side}
      badges={badges}
      selected={selected}
      isLocked={draggable === false}
      icon={<Icon size={15} />}
      about={aboutInWords(node)}
      outside={side && outside && <outside.Drawing node={node} side={side} view={numbers?.view} />}
    >
      {Body && numbers ? <Body view={numbers.view} /> : <Stated node={node} />}
      {handles.map((handle) => (
        <NodeHandle
          key={`${handle.type} ${handle.id}`}
          handle={handle}
          isDown={sourcePosition === Position.Bottom}
        />
      ))}
    </NodeFrame>
  )
}, looksTheSame)

function NodeHandle({ handle, isDown }: { handle: HandleAt; isDown: boolean }) {
  const { id, type, side, height, name, isHidden } = handle
  const [before, after] = isDown ? [Position.Top, Position.Bottom] : [Position.Left, Position.Right]
  return (
    <Handle
      type={type}
      position={side === 'left' ? before : after}
      {...(id !== undefined && { id })}
      className={`${height === 'middle' ? '' : `handle-${height}`} ${isHidden ? 'handle-hidden' : ''}`}
    >
      {name && <span className="handle-name">{name}</span>}
    </Handle>
  )
}

/** What React Flow draws a node with, by its type. */
export const NODE_TYPES = Object.fromEntries(NODE_KINDS.map((kind) => [kind, KindNode])) as Readonly<
  Record<NodeKind, typeof KindNode>
>
