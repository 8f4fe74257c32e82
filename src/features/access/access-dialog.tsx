import Download from 'lucide-react/icons/download'
import { useMemo, useState } from 'react'
import { accessOf } from '@/core/access/access-of'
import { useAnalysis } from '@/stores/document/analysis-store'
import { useDocument } from '@/stores/document/document-store'
import { rememberFormat } from '@/stores/session/last-format'
import { openDialog, useSession } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { DraftField } from '@/ui/draft-field'
import { SelectField } from '@/ui/select-field'
import { AccessDetail } from './access-detail'
import { AccessMatrix } from './access-matrix'
import { cellOf, filtered, type Spot } from './filter-access'

export function AccessDialog() {
  const open = useSession((session) => session.dialog === 'access')
  return (
    <Dialog
      open={open}
      onOpenChange={(now) => openDialog(now ? 'access' : null)}
      title="Who may do what"
      description="What the drawing needs each application to be allowed, and no more."
      size="large"
    >
      {open && <AccessBody />}
    </Dialog>
  )
}

const EVERYBODY = '*'

function AccessBody() {
  const design = useDocument((state) => state.design)
  const analysis = useAnalysis((state) => state)
  const access = useMemo(() => accessOf(design, analysis), [design, analysis])
  const [text, setText] = useState('')
  const [owner, setOwner] = useState(EVERYBODY)
  const [spot, setSpot] = useState<Spot | null>(null)
  const shown = useMemo(
    () => filtered(access, text, owner === EVERYBODY ? undefined : owner),
    [access, text, owner],
  )
  const owners = [
    ...new Set([
      ...access.principals.flatMap((one) => one.owners),
      ...access.resources.flatMap((one) => one.owner ?? []),
    ]),
  ].toSorted()
  const rights = shown.principals.reduce((sum, one) => sum + one.rights.length, 0)
  const principal = shown.principals.find((one) => one.principal === spot?.principal)
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-3 border-line border-b px-4 py-2.5">
        <div className="w-64">
          <DraftField
            label="Filter"
            shown={text}
            placeholder="part of a name"
            read={(typed) => ({ ok: true, value: typed.trim() })}
            onChange={setText}
          />
        </div>
        {owners.length > 0 && (
          <div className="w-56">
            <SelectField
              label="Owner"
              value={owner}
              options={[
                { value: EVERYBODY, label: 'All owners' },
                ...owners.map((value) => ({ value, label: value })),
              ]}
              onChange={setOwner}
            />
          </div>
        )}
        <p className="flex-1 text-ink-soft" role="status">
          {shown.principals.length === 0
            ? 'Nobody needs a right here.'
            : `${rights} right${rights === 1 ? '' : 's'} of ${shown.principals.length} principal${shown.principals.length === 1 ? '' : 's'}`}
        </p>
        <Button
          onClick={() => {
            rememberFormat('kafka-acls')
            openDialog('export')
          }}
        >
          <Download size={14} /> Export …
        </Button>
      </div>
      {shown.untold.length > 0 && (
        <ul
          aria-label="What no access list can say"
          className="max-h-32 shrink-0 overflow-auto border-line border-b px-4 py-2 text-ink-soft"
        >
          {shown.untold.map(({ principal: of, sentence }) => (
            <li key={`${of} ${sentence}`} className="break-words">
              <span className="break-all font-mono text-ink text-mono">{of}</span> {sentence}
            </li>
          ))}
        </ul>
      )}
      {shown.principals.length > 0 && (
        <div className="flex min-h-0 flex-1 max-md:flex-col">
          <AccessMatrix access={shown} spot={spot} onSpot={setSpot} />
          <AccessDetail
            principal={principal}
            rights={
              principal && spot?.resource !== undefined ? cellOf(principal, spot.resource) : principal?.rights
            }
          />
        </div>
      )}
    </div>
  )
}
