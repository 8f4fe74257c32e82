import type { Connector } from '@/core/model/design'
import type { ConnectorView } from '@/core/views/views'
import { useDocument } from '@/stores/document/document-store'
import { DraftField } from '@/ui/draft-field'
import { SelectField } from '@/ui/select-field'
import { withField } from '../edit-node'
import { readQuantity, shownCount, shownPercent } from '../quantity'
import { Section } from '../section'
import { readText, setConnector } from './set-connector'

const TOLERANCES = [
  { value: 'unset', label: 'Stop the task (Kafka’s default)' },
  { value: 'none', label: 'Stop the task: none' },
  { value: 'all', label: 'Pass over the record: all' },
] as const

const SUPPORT = [
  { value: 'unset', label: 'Not asked for' },
  { value: 'requested', label: 'Requested' },
  { value: 'required', label: 'Required' },
] as const

const BOUNDARIES = [
  { value: 'unset', label: 'Each poll (Kafka’s default)' },
  { value: 'poll', label: 'Each poll' },
  { value: 'interval', label: 'An interval' },
  { value: 'connector', label: 'As the connector says' },
] as const

const orUnset = <Value extends string>(value: Value | 'unset'): Value | undefined =>
  value === 'unset' ? undefined : value

/** What becomes of records that fail, and of those that come twice. */
export function ConnectorErrors({ view }: { view: ConnectorView }) {
  const { connector, side } = view
  const set = setConnector(connector.name)
  return (
    <>
      <Section title="Errors">
        <SelectField
          label="A record that fails"
          value={connector.errorsTolerance ?? 'unset'}
          options={TOLERANCES}
          onChange={(value) => set('errorsTolerance', orUnset(value))}
        />
        {side !== 'source' && <DeadLetters connector={connector} />}
      </Section>
      {side === 'source' && (
        <Section title="Exactly once">
          <SelectField
            label="Support"
            value={connector.exactlyOnce ?? 'unset'}
            options={SUPPORT}
            onChange={(value) => set('exactlyOnce', orUnset(value))}
          />
          <SelectField
            label="A transaction is"
            value={connector.transactionBoundary ?? 'unset'}
            options={BOUNDARIES}
            onChange={(value) => set('transactionBoundary', orUnset(value))}
          />
          <DraftField
            label="Offsets in"
            isMono
            shown={connector.offsetsTopic ?? ''}
            placeholder="the topic of its Connect cluster"
            read={readText}
            onChange={(value) => set('offsetsTopic', value)}
          />
        </Section>
      )}
    </>
  )
}

type DeadLetter = NonNullable<Connector['deadLetter']>

const HEADERS = [
  { value: 'unset', label: 'No (Kafka’s default)' },
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
] as const

/** A longer list of topics is typed into, not scrolled through. */
const MOST_LISTED = 200

function DeadLetters({ connector }: { connector: Connector }) {
  const topics = useDocument((state) => state.design.topics)
  const { name, deadLetter } = connector
  const set = (value: DeadLetter | undefined) =>
    setConnector(name)('deadLetter', value, `Change the dead letter topic of ${name}`)
  const setTopic = (topic: string | undefined) => set(topic ? { ...deadLetter, topic } : undefined)
  return (
    <>
      {topics.length <= MOST_LISTED ? (
        <SelectField
          label="Dead letter topic"
          value={deadLetter?.topic ?? ''}
          options={[
            { value: '', label: 'None' },
            ...[
              ...new Set([...topics.map((topic) => topic.name), ...(deadLetter ? [deadLetter.topic] : [])]),
            ].map((value) => ({ value, label: value })),
          ]}
          onChange={setTopic}
        />
      ) : (
        <DraftField
          label="Dead letter topic"
          shown={deadLetter?.topic ?? ''}
          placeholder="none"
          read={readText}
          onChange={setTopic}
        />
      )}
      {deadLetter && (
        <>
          <DraftField
            label="Share of its records"
            shown={shownPercent(deadLetter.recordsShare)}
            placeholder="e.g. 0.1 %"
            read={readQuantity('ratio', { max: 1 })}
            onChange={(share) => set(withField(deadLetter, 'recordsShare', share))}
          />
          <DraftField
            label="Copies, where created"
            shown={shownCount(deadLetter.replicationFactor)}
            placeholder="3, Kafka’s default"
            read={readQuantity('count', { min: 1, max: 32_767, isWhole: true })}
            onChange={(factor) => set(withField(deadLetter, 'replicationFactor', factor))}
          />
          <SelectField
            label="Headers say why"
            value={
              deadLetter.contextHeaders === undefined ? 'unset' : deadLetter.contextHeaders ? 'true' : 'false'
            }
            options={HEADERS}
            onChange={(value) =>
              set(withField(deadLetter, 'contextHeaders', value === 'unset' ? undefined : value === 'true'))
            }
          />
        </>
      )}
    </>
  )
}
