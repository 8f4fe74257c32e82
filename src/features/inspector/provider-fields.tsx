import type { Cluster } from '@/core/model/design'
import type { StorageClass } from '@/core/model/provider-ids'
import { formatBytes, formatBytesPerSecond, formatCount } from '@/core/shared/format'
import type { LimitName, Profile, Provider } from '@/core/sizing/profiles/profile'
import { chosenOf } from '@/core/sizing/profiles/providers'
import { DraftField } from '@/ui/draft-field'
import { SelectField } from '@/ui/select-field'
import { withField } from './edit-node'
import { readCount, shownCount } from './quantity'

type ChosenProfile = NonNullable<Cluster['profile']>

interface ProviderFieldsProps {
  readonly profile: ChosenProfile
  readonly onChange: (profile: ChosenProfile) => void
}

const STORAGE: Readonly<Record<StorageClass, string>> = {
  'three-zone': 'On brokers',
  tiered: 'Older in object store',
  diskless: 'All in object store',
}

/** What of a provider the cluster is: its type, how many of it, where records lie, and from which page that is known. */
export function ProviderFields({ profile: stated, onChange }: ProviderFieldsProps) {
  const chosen = chosenOf({ profile: stated })
  if (chosen === undefined) return null
  const { provider, profile, unknownType } = chosen
  const types = provider.types.map(({ type }) => ({ value: type, label: type }))
  const set = <Name extends keyof ChosenProfile>(field: Name, value: ChosenProfile[Name] | undefined) =>
    onChange(withField<ChosenProfile, Name>(stated, field, value))
  const storage = provider.storage.filter(
    ({ class: one }) => profile.storage === undefined || one === profile.storage,
  )
  return (
    <>
      <SelectField
        label={`${provider.typeWord.charAt(0).toUpperCase()}${provider.typeWord.slice(1)}`}
        value={unknownType ?? profile.type}
        options={unknownType === undefined ? types : [{ value: unknownType, label: unknownType }, ...types]}
        onChange={(type) => set('type', type)}
      />
      {unknownType !== undefined && (
        <p className="text-small text-warning">Nothing is known here of this type: no limit of it counts.</p>
      )}
      {profile.unit !== 'broker' && profile.unit !== 'cluster' && (
        <DraftField
          label={`${profile.unit}s`}
          shown={shownCount(stated.units)}
          placeholder={`${profile.least ?? 1} assumed`}
          read={readCount}
          onChange={(units) => set('units', units)}
        />
      )}
      {storage.length > 1 && (
        <SelectField
          label="Records lie"
          value={stated.storage ?? 'three-zone'}
          options={storage.map(({ class: value }) => ({ value, label: STORAGE[value] }))}
          {...(storage.some(({ class: one, inApacheKafka }) => one === stated.storage && !inApacheKafka) && {
            hint: 'Not in Apache Kafka',
          })}
          onChange={(value) => set('storage', value === 'three-zone' ? undefined : value)}
        />
      )}
      <details>
        <summary className="cursor-pointer text-ink-soft hover:text-ink">
          What is known of it, and from where
        </summary>
        <KnownOf provider={provider} profile={profile} />
      </details>
    </>
  )
}

const LIMITS: readonly (readonly [LimitName, string, (value: number) => string])[] = [
  ['produceBytesPerSecond', 'sent by clients', formatBytesPerSecond],
  ['consumeBytesPerSecond', 'read by clients', formatBytesPerSecond],
  ['networkBytesPerSecond', 'network', formatBytesPerSecond],
  ['diskBytesPerSecond', 'written to disk', formatBytesPerSecond],
  ['diskBytes', 'disk', formatBytes],
  ['partitionReplicas', 'partition replicas', formatCount],
  ['partitions', 'partitions', formatCount],
  ['connections', 'connections', formatCount],
]

function KnownOf({ provider, profile }: { provider: Provider; profile: Profile }) {
  const limits = LIMITS.flatMap(([name, what, shown]) => {
    const each = profile.perUnit[name]
    const hard = profile.hardPerUnit?.[name]
    if (each === undefined && hard === undefined) return []
    return [
      {
        what,
        each: each === undefined ? 'not known' : shown(each),
        hard: hard === undefined ? '' : shown(hard),
      },
    ]
  })
  return (
    <div className="mt-1 flex flex-col gap-2 text-small">
      {limits.length > 0 && (
        <table className="w-full">
          <thead>
            <tr className="text-left text-ink-soft">
              <th className="font-normal">Each {profile.unit}</th>
              <th className="text-right font-normal">to plan for</th>
              <th className="text-right font-normal">at most</th>
            </tr>
          </thead>
          <tbody>
            {limits.map(({ what, each, hard }) => (
              <tr key={what} className="border-line border-t">
                <td>{what}</td>
                <td className="text-right">{each}</td>
                <td className="text-right text-ink-soft">{hard}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ul className="flex flex-col gap-1">
        {provider.storage.map(({ class: one, is, inApacheKafka }) => (
          <li key={one}>
            <span className="font-semibold">{STORAGE[one]}:</span> {is}
            {!inApacheKafka && <span className="text-ink-soft">; not in Apache Kafka</span>}
          </li>
        ))}
        {provider.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
        <li className="text-ink-soft">Not known: {provider.notKnown.join('; ')}.</li>
      </ul>
      <ul className="text-ink-soft">
        {provider.sources.map(({ title, url, date }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer" className="underline hover:text-ink">
              {title}
            </a>
            , {date}
          </li>
        ))}
      </ul>
    </div>
  )
}
