import { bearableShare } from '@/core/facts/bearable-share'
import type { Key } from '@/core/model/design'
import { formatPercent } from '@/core/shared/format'
import { partitionShares } from '@/core/sizing/partition-shares'
import type { TopicView } from '@/core/views/views'
import { ShareStrip } from '@/figures/share-strip'
import { DraftField } from '@/ui/draft-field'
import { SelectField } from '@/ui/select-field'
import { TextArea } from '@/ui/text-area'
import { setField, withField } from './edit-node'
import { readQuantity, shownCount, shownPercent } from './quantity'
import { Section } from './section'

const STRATEGIES = [
  { value: 'unknown', label: 'Not decided' },
  { value: 'entity', label: 'Entity' },
  { value: 'composite', label: 'Composite' },
  { value: 'timestamp', label: 'Timestamp' },
  { value: 'none', label: 'No key' },
] as const

const ORDER = [
  { value: 'any', label: 'In any order' },
  { value: 'ordered', label: 'In order for each key' },
] as const

/** How records find their partition, and how evenly that spreads them. */
export function KeySection({ view, title = 'Key' }: { view: TopicView; title?: string }) {
  const { name, key } = view.topic
  const set = <Name extends keyof Key>(field: Name, value: Key[Name] | undefined) =>
    setField(
      'topic',
      name,
      'key',
      withField<Key, Name>(key ?? { strategy: 'entity' }, field, value),
      `Change the key of ${name}`,
    )
  const hasKey = key !== undefined && key.strategy !== 'none'
  const shares = partitionShares(view)
  return (
    <Section title={title}>
      <SelectField
        label="Strategy"
        value={key?.strategy ?? 'unknown'}
        options={STRATEGIES}
        onChange={(strategy) =>
          strategy === 'unknown' ? setField('topic', name, 'key', undefined) : set('strategy', strategy)
        }
      />
      <SelectField
        label="Records are read"
        value={key?.ordered ? 'ordered' : 'any'}
        options={ORDER}
        onChange={(order) =>
          setField(
            'topic',
            name,
            'key',
            withField<Key, 'ordered'>(
              key ?? { strategy: 'none' },
              'ordered',
              order === 'ordered' || undefined,
            ),
          )
        }
      />
      {hasKey && (
        <>
          <DraftField
            label="Field"
            isMono
            shown={key.field ?? ''}
            placeholder={`e.g. ${key.strategy === 'composite' ? 'tenantId+orderId' : 'orderId'}`}
            read={(text) => ({ ok: true, value: text === '' ? undefined : text.slice(0, 500) })}
            onChange={(field) => set('field', field)}
          />
          <DraftField
            label="Distinct keys"
            shown={shownCount(key.cardinality)}
            placeholder="e.g. 1,000,000"
            read={readQuantity('count', { min: 1 })}
            onChange={(cardinality) => set('cardinality', cardinality)}
          />
          <DraftField
            label="Hottest key’s share"
            shown={shownPercent(key.skew)}
            placeholder="e.g. 0.1 %"
            read={readQuantity('ratio', { max: 1 })}
            onChange={(skew) => set('skew', skew)}
          />
          <SampleKeys keys={key.samples} onChange={(samples) => set('samples', samples)} />
          <ShareStrip shares={shares} most={bearableShare(view)} className="h-5" />
          <div className="flex justify-between text-ink-soft text-small">
            <span>hottest partition {formatPercent(Math.max(...shares))}</span>
            <span>even would be {formatPercent(1 / view.partitions)}</span>
          </div>
        </>
      )}
    </Section>
  )
}

const MOST_KEYS = 10_000
const LONGEST_KEY = 1000

/** The keys, one a line; undefined where there is none. */
function readKeys(text: string): readonly string[] | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.slice(0, LONGEST_KEY))
    .filter(Boolean)
    .slice(0, MOST_KEYS)
  return lines.length === 0 ? undefined : lines
}

interface SampleKeysProps {
  readonly keys: readonly string[] | undefined
  readonly onChange: (keys: readonly string[] | undefined) => void
}

function SampleKeys({ keys, onChange }: SampleKeysProps) {
  return (
    <details>
      <summary className="cursor-pointer text-ink-soft">
        Sample keys {keys ? `(${keys.length})` : '– see where Kafka’s hash puts yours'}
      </summary>
      <div className="mt-1">
        <TextArea
          label="Sample keys, one a line"
          hideLabel
          isMono
          rows={4}
          shown={keys?.join('\n') ?? ''}
          placeholder="One key a line"
          onChange={(text) => onChange(readKeys(text))}
        />
      </div>
    </details>
  )
}
