import { useId, useMemo, useState } from 'react'
import { type Bill, billOf } from '@/core/prices/price-sheet'
import type { ClusterSizing, Monthly } from '@/core/sizing/sizing'
import { useDocument } from '@/stores/document/document-store'
import { dropPriceSheet, takePriceSheet, usePriceSheet } from '@/stores/session/price-sheet-store'
import { RichText } from '@/ui/rich-text'

const LINE: Readonly<Record<keyof Monthly, string>> = {
  producedAcrossRacks: 'produced across racks',
  replicatedAcrossRacks: 'replicated across racks',
  consumedAcrossRacks: 'consumed across racks',
  localStorage: 'on disks',
  remoteStorage: 'in remote storage',
  storedOnce: 'stored, paid for once',
  uploaded: 'copied to remote storage',
  readRemotely: 'read from remote storage',
  objectRequests: 'writes to the object store',
  readRequests: 'reads of the object store',
  brokerHours: 'hours',
}

const money = (amount: number, currency: string): string =>
  new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    maximumFractionDigits: amount < 100 ? 2 : 0,
  }).format(amount)

/** What the month costs by the price sheet of this browser, and where there is none how to bring one. */
export function MonthBill({ cluster }: { cluster: ClusterSizing }) {
  const sheet = usePriceSheet()
  const type = useDocument(({ design }) => design.cluster.profile?.type)
  const bill = useMemo(() => sheet && billOf(cluster.monthly, sheet, type), [sheet, cluster, type])
  return (
    <div className="flex flex-wrap items-baseline gap-x-2">
      <dt className="text-ink-soft">Priced:</dt>
      {sheet === null || bill === null ? (
        <dd>
          <PickSheet label="Open a price sheet" />{' '}
          <span className="text-ink-soft">for money beside the figures; it stays in this browser.</span>
        </dd>
      ) : (
        <>
          <BillLines bill={bill} currency={sheet.currency} />
          <dd className="text-ink-soft">
            by {sheet.name}, {sheet.date}. <PickSheet label="Replace" />{' '}
            <button type="button" onClick={dropPriceSheet} className="text-accent hover:underline">
              Remove
            </button>
          </dd>
        </>
      )}
    </div>
  )
}

function BillLines({ bill, currency }: { bill: Bill; currency: string }) {
  return (
    <>
      {bill.lines.map(({ line, money: amount }) => (
        <dd key={line}>
          <span className="text-ink-soft">{LINE[line]}</span> {money(amount, currency)}
        </dd>
      ))}
      <dd className="font-semibold">{money(bill.total, currency)} a month</dd>
      {bill.unpriced.length > 0 && (
        <dd className="text-ink-soft">
          without a price: {bill.unpriced.map((line) => LINE[line]).join(', ')}
        </dd>
      )}
    </>
  )
}

/** A button that opens a file as the price sheet, and says why where it is none. */
function PickSheet({ label }: { label: string }) {
  const id = useId()
  const [fault, setFault] = useState<string | null>(null)
  return (
    <>
      <label htmlFor={id} className="cursor-pointer text-accent focus-within:underline hover:underline">
        {label}
        <input
          id={id}
          type="file"
          accept=".yaml,.yml,.json"
          className="sr-only"
          onChange={async ({ target }) => {
            const [file] = target.files ?? []
            setFault(file ? takePriceSheet(await file.text()) : null)
            target.value = ''
          }}
        />
      </label>
      {fault !== null && (
        <span role="alert" className="text-warning">
          {' '}
          <RichText text={fault} />
        </span>
      )}
    </>
  )
}
