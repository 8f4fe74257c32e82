import type { StreamsTopology } from '@/core/facts/streams-facts'
import type { StoreState } from '@/core/facts/streams-stores'
import { formatBytes, formatCount, formatCountOf, formatDuration } from '@/core/shared/format'
import { SECOND_MS } from '@/core/shared/units'
import type { Figure } from '@/core/sizing/sizing'
import { FigureButton } from '@/figures/figure-button'
import { formatValue } from '@/figures/format-figure'
import { Section } from './section'

interface Props {
  readonly name: string
  readonly facts: StreamsTopology
}

/** The stores of a Streams application: what they keep on disk and in memory, and how long that takes to be read back. */
export function StateSection({ name, facts }: Props) {
  const { stores, standbys, diskPerInstance, memoryPerInstance, instances, unknown } = facts
  const unsized = stores.filter(({ bytes }) => bytes === undefined)
  const unknownRates = unsized.flatMap((store) => (store.isByTime ? store.name : []))
  const unknownKeys = unsized.flatMap((store) => (store.isByTime ? [] : store.name))
  return (
    <Section
      title="State"
      aside={
        <span className="text-ink-soft text-small">
          {standbys === 0 ? 'no standby' : formatCountOf(standbys, 'standby copy').replace('copys', 'copies')}
        </span>
      }
    >
      <table className="w-full">
        <thead className="text-ink-soft text-small">
          <tr>
            <th className="text-left font-normal">Store</th>
            <th className="whitespace-nowrap pr-2 text-right font-normal">on disk</th>
            <th className="whitespace-nowrap text-right font-normal">memory, up to</th>
          </tr>
        </thead>
        <tbody>
          {stores.map((store) => (
            <StoreRow key={store.name} store={store} />
          ))}
          <tr className="font-semibold">
            <td>An instance{instances > 1 ? ` of ${formatCount(instances)}` : ''}</td>
            <td className="whitespace-nowrap pr-2 text-right">
              <PartlyKnown
                figure={diskPerInstance}
                title={`Disk of an instance of ${name}`}
                unknown={unknown.disk}
              />
            </td>
            <td className="whitespace-nowrap text-right">
              <PartlyKnown
                figure={memoryPerInstance}
                title={`Memory of an instance of ${name}`}
                unknown={unknown.memory}
              />
            </td>
          </tr>
        </tbody>
      </table>
      <Restore name={name} facts={facts} />
      {unknownRates.length > 0 && (
        <p className="text-ink-soft text-small">
          Not known: how many records come into {unknownRates.join(', ')}. Say so at the producers of the
          topics that are joined.
        </p>
      )}
      {unknownKeys.length > 0 && (
        <p className="text-ink-soft text-small">
          Not known: how many keys {unknownKeys.join(', ')} will have. Say so at its step, as in{' '}
          <code className="font-mono">count keys 20M</code>, or at the topic whose keys they are.
        </p>
      )}
    </Section>
  )
}

function StoreRow({
  store: { name, isPersistent, isGlobal, bytes, memory, passesOn },
}: {
  store: StoreState
}) {
  return (
    <tr>
      <td className="pr-2">
        <div className="font-mono text-mono [overflow-wrap:anywhere]">{name}</div>
        {passesOn && (
          <div className="text-ink-soft text-small">
            its cache passes on up to{' '}
            <FigureButton figure={passesOn} title={`What the cache of ${name} passes on`} />
          </div>
        )}
      </td>
      <td className="whitespace-nowrap pr-2 text-right">
        {isPersistent ? (
          <Known figure={bytes} title={`State of ${name}${isGlobal ? ' on every instance' : ''}`} />
        ) : (
          <span className="text-ink-soft">none</span>
        )}
      </td>
      <td className="whitespace-nowrap text-right">
        <Known figure={memory} title={`Memory of ${name}`} />
      </td>
    </tr>
  )
}

const NotKnown = ({ why }: { why?: string }) => (
  <span className="text-ink-soft" title={why}>
    not known
  </span>
)

const Known = ({ figure, title }: { figure: Figure | undefined; title: string }) =>
  figure ? <FigureButton figure={figure} title={title} /> : <NotKnown />

interface PartlyKnownProps {
  readonly figure: Figure
  readonly title: string
  /** The stores that the figure leaves out. */
  readonly unknown: readonly string[]
  readonly shown?: string
}

/** A figure that some of its parts are missing of: more than it says, or nothing at all. */
function PartlyKnown({ figure, title, unknown, shown }: PartlyKnownProps) {
  const own = shown ?? formatValue(figure.value, figure.unit)
  if (unknown.length === 0) return <FigureButton figure={figure} title={title} shown={own} />
  return figure.value === 0 ? (
    <NotKnown why={`Not known of ${unknown.join(', ')}`} />
  ) : (
    <FigureButton figure={figure} title={`${title}, without ${unknown.join(', ')}`} shown={`over ${own}`} />
  )
}

/** What rests on an assumed speed is known to one digit at best: rounded up, and never in milliseconds. */
function roughly(ms: number): string {
  if (ms < SECOND_MS) return 'less than a second'
  const digit = 10 ** Math.floor(Math.log10(ms))
  return `about ${formatDuration(Math.ceil(ms / digit) * digit)}`
}

function Restore({
  name,
  facts: { standbys, restore, restoreFromStandby, unknown, stores, diskPerInstance },
}: Props) {
  const isLogged = stores.some(
    ({ hasChangelog, restored, isGlobal }) => !isGlobal && (hasChangelog || restored),
  )
  if (!isLogged)
    return <p className="text-ink-soft text-small">Nothing to restore from: no store has a changelog.</p>
  const title = `Restoring an instance of ${name}`
  return (
    <>
      <div className="flex items-baseline justify-between gap-2">
        <span className="text-ink-soft">Restore one instance</span>
        {standbys > 0 ? (
          <FigureButton
            figure={restoreFromStandby}
            title={title}
            shown={`${roughly(restoreFromStandby.value)}, from a standby`}
          />
        ) : (
          <PartlyKnown
            figure={restore}
            title={title}
            unknown={unknown.restore}
            shown={formatDuration(restore.value)}
          />
        )}
      </div>
      {standbys > 0 && restore.value > 0 && (
        <p className="text-ink-soft text-small">
          Of a standby as far behind as counts as caught up, <code>acceptable.recovery.lag</code>. Most are
          nearer; one that fell further behind takes longer, at most as long as without one:{' '}
          {formatDuration(restore.value)}.
        </p>
      )}
      {standbys === 0 && restore.value > 0 && (
        <p className="text-ink-soft text-small">
          Its changelogs read back at an assumed 40 MB/s. With one standby:{' '}
          {roughly(restoreFromStandby.value)}
          {diskPerInstance.value > 0 && `, and ${formatBytes(diskPerInstance.value * 2)} of disk an instance`}
          .
        </p>
      )}
    </>
  )
}
