/** What differs, on the drawing: laid into the nodes that are on the screen, and over it; never part of them. */
import { type ReactNode, useEffect, useMemo } from 'react'
import { createPortal } from 'react-dom'
import type { NodeChange } from '@/core/compare/compare-designs'
import type { Step } from '@/core/compare/step'
import type { Box } from '@/core/layout/box-of'
import { topicId } from '@/core/model/node-id'
import { partitionShares } from '@/core/sizing/partition-shares'
import type { TopicView } from '@/core/views/views'
import { KIND_ICONS } from '@/figures/kind-icons'
import { ShareStrip } from '@/figures/share-strip'
import { type Compared, stepOf, useCompare } from '@/stores/document/compare-store'
import { revealAll } from '@/stores/session/session-store'
import { useNodeElements, useStrip } from '@/ui/drawn-nodes'
import { Signs } from '@/ui/signs'
import { GhostEdges, NewEdges } from './edge-marks'
import { FarMarks, scaleOf, useTransform } from './far-marks'
import { ChangeMark, OutcomeChip } from './outcome'
import { showStep } from './show-step'

const NONE: readonly Step[] = []

function useStepsByNode(): ReadonlyMap<string, readonly Step[]> {
  const steps = useCompare((state) => state.steps)
  return useMemo(() => {
    const found = new Map<string, Step[]>()
    for (const step of steps) found.set(step.at, [...(found.get(step.at) ?? []), step])
    return found
  }, [steps])
}

export function Overlay({ compared }: { compared: Compared }) {
  useEffect(() => {
    if (compared.removed.size > 0) revealAll([...compared.removed.values()])
  }, [compared.removed])
  const elements = useNodeElements()
  const stepsOf = useStepsByNode()
  const { added, changed, removed, edges } = compared.comparison
  const viewport = document.querySelector('.react-flow__viewport')
  const isFar = elements.size === 0
  const marked = useMemo(
    () => [
      ...added.map((node) => ['add', node] as const),
      ...changed.map((node) => ['change', node] as const),
    ],
    [added, changed],
  )
  return (
    <>
      {isFar && <FarMarks marked={marked} />}
      {marked.map(([change, node]) => {
        const element = elements.get(node.id)
        if (!element) return null
        const own = stepsOf.get(node.id) ?? NONE
        return createPortal(
          <Marked change={change} steps={own}>
            {change === 'change' && node.kind === 'topic' && (
              <TwoStrips node={element} name={node.name} compared={compared} />
            )}
          </Marked>,
          element,
          node.id,
        )
      })}
      {viewport &&
        createPortal(
          <>
            <GhostEdges edges={edges.removed} compared={compared} elements={elements} />
            {removed.map((node) => {
              const box = compared.removed.get(node.id)
              return (
                box && (
                  <Ghost
                    key={node.id}
                    node={node}
                    box={box}
                    steps={stepsOf.get(node.id) ?? NONE}
                    compared={compared}
                  />
                )
              )
            })}
            <NewEdges edges={edges.added} />
          </>,
          viewport,
          'ghosts',
        )}
    </>
  )
}

/** The sign on a node's corner, and what becomes of it on its border. */
function Marked({
  change,
  steps,
  children,
}: {
  change: Step['change']
  steps: readonly Step[]
  children?: ReactNode
}) {
  return (
    <>
      {children}
      <span className="pointer-events-none absolute -top-2 -left-2" data-testid="compare-mark">
        <ChangeMark change={change} />
      </span>
      <span className="pointer-events-none absolute -top-2.5 right-2">
        <OutcomeChip steps={steps} />
      </span>
    </>
  )
}

/** A node that is not drawn any more, where it can be seen. */
function Ghost({
  node,
  box,
  steps,
  compared,
}: {
  node: NodeChange
  box: Box
  steps: readonly Step[]
  compared: Compared
}) {
  const Icon = KIND_ICONS[node.kind]
  const isLookedAt = useCompare((state) => stepOf(state)?.at === node.id)
  const [step] = steps
  return (
    <button
      type="button"
      aria-label={`${node.name}, not drawn`}
      onClick={() => showStep(step, compared)}
      style={{ left: box.x, top: box.y, width: box.width, height: Math.min(box.height, 64) }}
      className={`nopan absolute flex flex-col gap-1 border border-ink border-dashed bg-ground px-2.5 py-2 text-left ${
        node.kind === 'consumerGroup' ? 'rounded-group' : 'rounded-control'
      } ${isLookedAt ? 'outline-2 outline-ink outline-offset-2' : ''}`}
    >
      <span className="flex w-full items-center gap-1.5">
        <Icon size={15} aria-hidden="true" className="shrink-0 text-ink-soft" />
        <s className="min-w-0 truncate font-mono font-semibold text-mono">{node.name}</s>
      </span>
      <span className="text-ink-soft text-small">not drawn</span>
      <Marked change="remove" steps={steps} />
    </button>
  )
}

/** The partitions of the other side above those that are drawn, and what of it differs. */
function TwoStrips({ node, name, compared }: { node: Element; name: string; compared: Compared }) {
  const [before, after] = [compared.planner.topics.before.get(name), compared.planner.topics.after.get(name)]
  const words = before && after ? wordsOf(before, after) : []
  // A node is as wide as the shorter of the two.
  const isTight = words.length > 1 && `${words[0]?.was}${words[0]?.is}`.length > 3
  const renewed = `${scaleOf(useTransform())} ${words.map(({ was, is }) => `${was} ${is}`).join()}`
  const strip = useStrip(node, 'svg.block', renewed)
  const line = useStrip(node, '.node-text', renewed)
  if (!before || !after || words.length === 0) return null
  return (
    <>
      {strip && before.partitions !== after.partitions && (
        <span className="pointer-events-none absolute flex flex-col gap-px bg-raised" style={strip}>
          <ShareStrip shares={partitionShares(before)} className="min-h-0 flex-1 opacity-70" />
          <ShareStrip shares={partitionShares(after)} className="min-h-0 flex-1" />
        </span>
      )}
      {line && (
        <span
          data-testid={`differs ${topicId(name)}`}
          className="node-text pointer-events-none absolute overflow-hidden whitespace-nowrap bg-raised text-small"
          style={line}
        >
          {words.map(({ was, is, unit }, at) => (
            <span key={unit}>
              {at > 0 && ' · '}
              {unit === 'RF' && 'RF '}
              {was} <Signs text="→" /> <b className="font-semibold">{is}</b>
              {unit !== 'RF' && !isTight && ` ${unit}`}
            </span>
          ))}
        </span>
      )}
    </>
  )
}

const wordsOf = (before: TopicView, after: TopicView) => [
  ...(before.partitions === after.partitions
    ? []
    : [{ was: before.partitions, is: after.partitions, unit: 'partitions' }]),
  ...(before.replicationFactor === after.replicationFactor
    ? []
    : [{ was: before.replicationFactor, is: after.replicationFactor, unit: 'RF' }]),
]
