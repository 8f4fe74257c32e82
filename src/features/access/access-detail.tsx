import type { ReactNode } from 'react'
import type { PrincipalAccess } from '@/core/access/access-of'
import type { Right } from '@/core/access/right'
import { parseNodeId } from '@/core/model/node-id'
import { FigureButton } from '@/figures/figure-button'
import { openDialog, reveal } from '@/stores/session/session-store'

interface AccessDetailProps {
  readonly principal: PrincipalAccess | undefined
  readonly rights: readonly Right[] | undefined
}

/** What the principal that is looked at may do, why, and how much; a list, so that a screen reader has it too. */
export function AccessDetail({ principal, rights = [] }: AccessDetailProps) {
  return (
    <aside
      aria-label="What it is for"
      className="w-80 shrink-0 overflow-auto border-line border-l px-4 py-3 max-md:h-56 max-md:w-full max-md:border-t max-md:border-l-0"
    >
      {principal === undefined ? (
        <>
          <p className="text-ink-soft">
            Point at a cell, or go there with the arrow keys: what it is for stands here.
          </p>
          <p className="mt-2 text-ink-soft">
            R reads, W writes, C creates, D deletes. A name that ends in * is the beginning of many.
          </p>
        </>
      ) : (
        <>
          <h3 className="break-all font-mono text-mono">{principal.principal}</h3>
          <p className="mb-2 flex flex-wrap gap-x-2">
            {principal.nodes.map((id) => (
              <button
                key={id}
                type="button"
                className="font-mono text-accent text-mono hover:underline"
                onClick={() => {
                  openDialog(null)
                  reveal(id)
                }}
              >
                {parseNodeId(id)?.name}
              </button>
            ))}
          </p>
          <Quotas principal={principal} />
          {rights.length === 0 ? (
            <p className="text-ink-soft">Nothing: the drawing does not need it.</p>
          ) : (
            <ul className="flex flex-col gap-1.5">
              {rights.map((right) => (
                <li key={`${right.operation} ${right.resource} ${right.pattern} ${right.name}`}>
                  <span className="font-semibold">{right.operation}</span> {right.resource.replace('-', ' ')}{' '}
                  <span className="break-all font-mono text-mono">
                    {right.name}
                    {right.pattern === 'prefixed' ? '*' : ''}
                  </span>
                  <br />
                  <span className="text-ink-soft">{right.why}</span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </aside>
  )
}

function Quotas({ principal: { principal, quota, suggested } }: { principal: PrincipalAccess }) {
  const rows = [
    ['Writes per broker', quota.writes, suggested?.writes],
    ['Reads per broker', quota.reads, suggested?.reads],
  ] as const
  const plain = [
    ['Time of request threads', quota.requestPercentage, '%'],
    ['Partitions made or deleted', quota.controllerMutationRate, 'a second'],
  ] as const
  const isNone = [...rows, ...plain].every(([, limit]) => limit === undefined)
  return (
    <div className="mb-3 flex flex-col gap-1 border-line border-b pb-2">
      <h4 className="font-semibold">{quota.isStated ? 'Quota, as stated' : 'Quota, from its traffic'}</h4>
      {rows.map(
        ([label, limit, asked]) =>
          (limit ?? asked) && (
            <Row key={label} label={label}>
              {limit ? <FigureButton figure={limit} title={`${label}, quota of ${principal}`} /> : 'none'}
              {asked && (
                <span className="flex items-baseline gap-1 text-ink-soft">
                  its traffic asks for
                  <FigureButton
                    figure={asked}
                    title={`${label}, what the traffic of ${principal} asks for`}
                  />
                </span>
              )}
            </Row>
          ),
      )}
      {plain.map(
        ([label, limit, unit]) =>
          limit !== undefined && (
            <Row key={label} label={label}>
              {limit} {unit}
            </Row>
          ),
      )}
      {isNone && (
        <p className="text-ink-soft">
          {quota.isStated ? 'Nothing is limited.' : 'None: its traffic is not known.'}
        </p>
      )}
    </div>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-2">
      <span className="text-ink-soft">{label}</span>
      <span className="flex flex-col items-end">{children}</span>
    </div>
  )
}
