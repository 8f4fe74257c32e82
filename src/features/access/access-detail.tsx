import type { PrincipalAccess } from '@/core/access/access-of'
import type { Right } from '@/core/access/right'
import { parseNodeId } from '@/core/model/node-id'
import { openDialog, reveal } from '@/stores/session/session-store'
import { QuotaForm } from './quota-form'

interface AccessDetailProps {
  readonly principal: PrincipalAccess | undefined
  readonly rights: readonly Right[] | undefined
}

/** What the principal that is looked at may do, why, and how much; a list, so that a screen reader has it too. */
export function AccessDetail({ principal, rights = [] }: AccessDetailProps) {
  return (
    <aside
      aria-label="What it is for"
      data-access-detail
      className="w-80 shrink-0 overflow-auto border-line border-l px-4 py-3 max-md:h-56 max-md:w-full max-md:border-t max-md:border-l-0"
    >
      {principal === undefined ? (
        <>
          <p className="text-ink-soft">
            Point at a cell, or go there with the arrow keys: what it is for stands here. A click holds it.
          </p>
          <p className="mt-2 text-ink-soft">
            R reads, W writes, C creates, D deletes. A name that ends in * is the beginning of many. In a
            quota T is the time of request threads, P the partitions made or deleted; one in italics is not
            stated: it is what the traffic asks for.
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
          <QuotaForm principal={principal} />
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
