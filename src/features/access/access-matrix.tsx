import { type KeyboardEvent, useMemo, useRef } from 'react'
import {
  type Access,
  inLetters,
  type PrincipalAccess,
  type Resource,
  resourceId,
} from '@/core/access/access-of'
import type { Operation, Right } from '@/core/access/right'
import { formatBytesPerSecond } from '@/core/shared/format'
import type { Spot } from './filter-access'

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

interface AccessMatrixProps {
  readonly access: Access
  readonly spot: Spot | null
  readonly onSpot: (spot: Spot) => void
}

/** Who by what: a cell has the operations, and says what they are for when it is pointed at or reached by the arrow keys. */
export function AccessMatrix({ access: { principals, resources }, spot, onSpot }: AccessMatrixProps) {
  const table = useRef<HTMLTableElement>(null)
  const cells = useMemo(
    () => new Map(principals.map((one) => [one.principal, byResource(one)])),
    [principals],
  )
  const spotRow = principals.findIndex(({ principal }) => principal === spot?.principal)
  const spotColumn = resources.findIndex(({ id }) => id === spot?.resource)
  const pointAt = (at: Spot) => isHeld() || onSpot(at)
  const goTo = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    const row = clamp(spotRow + step[0], principals.length)
    const column = clamp(spotColumn + step[1], resources.length)
    table.current?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`)?.focus()
  }
  return (
    <div className="min-h-0 min-w-0 flex-1 overflow-auto">
      <table
        ref={table}
        className="border-separate border-spacing-0 text-small"
        aria-label="Rights"
        onKeyDown={goTo}
      >
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 left-0 z-20 border-line border-r border-b bg-raised px-3 py-1.5 text-left align-bottom font-normal text-ink-soft"
            >
              Principal
            </th>
            <th
              scope="col"
              title="What each broker lets it write (W) and read (R) a second, as compressed, the time of request threads that it may take (T), and partitions made or deleted a second (P): as stated, or what its traffic asks for"
              className="sticky top-0 z-10 border-line border-r border-b bg-raised px-2 py-1.5 text-left align-bottom font-normal text-ink-soft"
            >
              Quota
            </th>
            {resources.map((resource) => (
              <ResourceHead key={resource.id} resource={resource} />
            ))}
          </tr>
        </thead>
        <tbody>
          {principals.map((one, row) => (
            <tr key={one.principal}>
              <th
                scope="row"
                className="sticky left-0 z-10 max-w-64 truncate border-line border-r border-b bg-raised px-3 py-1 text-left font-mono font-normal text-mono"
                title={one.principal}
                onPointerEnter={() => pointAt({ principal: one.principal })}
                onClick={() => table.current?.querySelector<HTMLElement>(`[data-cell="${row}-0"]`)?.focus()}
              >
                {one.principal.replace(/^User:/, '')}
              </th>
              <QuotaCell access={one} onPoint={pointAt} />
              {resources.map((resource, column) => {
                const rights = cells.get(one.principal)?.get(resource.id) ?? []
                const isSpot = row === spotRow && column === spotColumn
                const isFirst = spotRow < 0 || spotColumn < 0 ? row === 0 && column === 0 : isSpot
                const at = { principal: one.principal, resource: resource.id }
                return (
                  <td
                    key={resource.id}
                    data-cell={`${row}-${column}`}
                    tabIndex={isFirst ? 0 : -1}
                    aria-label={`${one.principal}, ${resource.name}: ${wordsOf(rights)}`}
                    onFocus={() => onSpot(at)}
                    onPointerEnter={() => pointAt(at)}
                    className={`border-line border-r border-b px-1 py-1 text-center font-mono text-mono outline-offset-[-2px] ${
                      isSpot ? 'bg-info-ground' : row === spotRow || column === spotColumn ? 'bg-sunk' : ''
                    }`}
                  >
                    {inLetters(rights.map(({ operation }) => operation))}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What it may take of each broker, where that is known. */
function QuotaCell({
  access: { principal, quota },
  onPoint,
}: {
  access: PrincipalAccess
  onPoint: (at: Spot) => void
}) {
  const { writes, reads, requestPercentage, controllerMutationRate, isStated } = quota
  const parts = [
    writes && `W ${formatBytesPerSecond(writes.value)}`,
    reads && `R ${formatBytesPerSecond(reads.value)}`,
    requestPercentage !== undefined && `T ${requestPercentage} %`,
    controllerMutationRate !== undefined && `P ${controllerMutationRate}/s`,
  ]
  return (
    <td
      onPointerEnter={() => onPoint({ principal })}
      title={isStated ? 'As stated' : 'What its traffic asks for: nothing is stated'}
      className={`whitespace-nowrap border-line border-r border-b px-2 py-1 tabular-nums ${isStated ? '' : 'text-ink-soft italic'}`}
    >
      {parts.filter(Boolean).join(' · ')}
    </td>
  )
}

/** Whether a cell was clicked, or what is said of it is being used: then it stays, wherever the pointer goes. */
const isHeld = (): boolean => document.activeElement?.closest('[data-cell], [data-access-detail]') != null

const clamp = (at: number, count: number): number => Math.max(0, Math.min(count - 1, at))

function byResource({ rights }: PrincipalAccess): ReadonlyMap<string, readonly Right[]> {
  const found = new Map<string, Right[]>()
  for (const right of rights) found.set(resourceId(right), [...(found.get(resourceId(right)) ?? []), right])
  return found
}

const wordsOf = (rights: readonly Right[]): string =>
  rights.length === 0
    ? 'nothing'
    : rights.map(({ operation }: { operation: Operation }) => operation).join(', ')

const TYPE_WORDS: Readonly<Record<Resource['type'], string>> = {
  topic: 'topic',
  group: 'group',
  'transactional-id': 'transactional id',
  cluster: 'cluster',
}

/** A name as far as there is room beside its type: names of a family differ at their ends, so the middle goes. */
function withEnds(name: string, type: string): string {
  const room = 26 - Math.ceil(type.length * 0.85)
  return name.length <= room
    ? name
    : `${name.slice(0, Math.floor(room / 3) - 1)}…${name.slice(-Math.floor((room * 2) / 3))}`
}

/** A name that stands upright, so that fifty of them fit beside each other. */
function ResourceHead({ resource: { name, type, pattern, owner } }: { resource: Resource }) {
  const whole = `${TYPE_WORDS[type]} ${name}${pattern === 'prefixed' ? ', and all that begins with it' : ''}${owner === undefined ? '' : `, of ${owner}`}`
  return (
    <th
      scope="col"
      title={whole}
      aria-label={whole}
      className="sticky top-0 z-10 h-52 w-8 min-w-8 border-line border-r border-b bg-raised px-1 pb-1.5 align-bottom font-normal"
    >
      <span className="mx-auto flex max-h-48 rotate-180 items-center gap-1.5 overflow-hidden text-ellipsis whitespace-nowrap [writing-mode:vertical-rl]">
        <span className="text-ink-soft">{TYPE_WORDS[type]}</span>
        <span className="overflow-hidden text-ellipsis font-mono text-mono">
          {withEnds(pattern === 'prefixed' ? `${name}*` : name, TYPE_WORDS[type])}
        </span>
      </span>
    </th>
  )
}
