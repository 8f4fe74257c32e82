import { setReading } from '@/core/edits/set-reading'
import type { ConsumerGroup } from '@/core/model/design'
import { ownsPartitions, type Reading, readingOf } from '@/core/model/reading'
import { shareDeliveries, shareLock } from '@/core/settings/share-group'
import { formatCountOf, formatDuration } from '@/core/shared/format'
import { assignorOf } from '@/core/sizing/assignor'
import { mostInFlight } from '@/core/sizing/member-loads'
import { memberPartitions } from '@/core/sizing/member-partitions'
import type { ConsumerGroupView } from '@/core/views/views'
import { dispatch } from '@/stores/document/document-store'
import { DraftField } from '@/ui/draft-field'
import { LazyDetails } from '@/ui/lazy-details'
import { lazyPart } from '@/ui/lazy-part'
import { SelectField } from '@/ui/select-field'
import { setField } from './edit-node'
import { JoinHint } from './join-hint'
import { readDuration, shownDuration } from './quantity'
import { Section } from './section'

const MemberTable = lazyPart(() => import('./member-table').then((module) => module.MemberTable))

const COMMITS = [
  { value: 'unknown', label: 'Kafka’s default (auto)' },
  { value: 'auto', label: 'Automatically' },
  { value: 'after-processing', label: 'After processing' },
  { value: 'transactional', label: 'In the transaction' },
] as const

/** A share group knows no offsets: what it acknowledges is single records. */
const ACKNOWLEDGES = [
  { value: 'unknown', label: 'Kafka’s default (at the next poll)' },
  { value: 'auto', label: 'At the next poll' },
  { value: 'after-processing', label: 'Each after processing' },
] as const

/** Offered to nobody: what a design says that comes from elsewhere, or that was a group before. */
const NOT_POSSIBLE = { value: 'transactional', label: 'In the transaction (not possible)' } as const

const acknowledges = ({ commit }: ConsumerGroup) =>
  commit === 'transactional' ? [...ACKNOWLEDGES, NOT_POSSIBLE] : ACKNOWLEDGES

const PURPOSES = [
  { value: 'unknown', label: 'Not stated' },
  { value: 'business', label: 'Business' },
  { value: 'analytics', label: 'Analytics' },
  { value: 'logs', label: 'Logs' },
  { value: 'notifications', label: 'Notifications' },
] as const

const READINGS = [
  { value: 'group', label: 'As a group' },
  { value: 'share', label: 'As a share group' },
  { value: 'everything', label: 'Everything, each member' },
] as const

const MEANING: Readonly<Record<Reading, string>> = {
  group: 'Each partition goes to one member, which reads it in order.',
  share: 'A record goes to whichever member asks: members may outnumber partitions, and no order is kept.',
  everything: 'Every member reads every record, as a cache or a global table does.',
}

/** How a group reads, how far it says that it came, and who gets what. */
export function ReadingSection({ view }: { view: ConsumerGroupView }) {
  const { group } = view
  return (
    <Section title="Reading">
      <SelectField
        label="Reads"
        value={readingOf(group)}
        options={READINGS}
        onChange={(reads) => dispatch(setReading(group.name, reads))}
      />
      <p className="text-ink-soft text-small">{MEANING[readingOf(group)]}</p>
      {group.reads !== 'everything' && (
        <DraftField
          label="Group id"
          isMono
          shown={group.groupId ?? ''}
          placeholder={group.name}
          read={(text) => ({ ok: true, value: text.trim() === '' ? undefined : text.trim().slice(0, 1000) })}
          onChange={(id) => setField('consumerGroup', group.name, 'groupId', id)}
        />
      )}
      {group.reads !== 'everything' && (
        <SelectField
          label={group.reads === 'share' ? 'Acknowledges' : 'Commits'}
          value={group.commit ?? 'unknown'}
          options={group.reads === 'share' ? acknowledges(group) : COMMITS}
          onChange={(commit) =>
            setField('consumerGroup', group.name, 'commit', commit === 'unknown' ? undefined : commit)
          }
        />
      )}
      <SelectField
        label="What it is for"
        value={group.purpose ?? 'unknown'}
        options={PURPOSES}
        onChange={(purpose) =>
          setField('consumerGroup', group.name, 'purpose', purpose === 'unknown' ? undefined : purpose)
        }
      />
      <DraftField
        label="Longest outage"
        shown={shownDuration(group.longestStopMs)}
        placeholder="not known, e.g. 2 days"
        read={readDuration}
        onChange={(ms) => setField('consumerGroup', group.name, 'longestStopMs', ms)}
      />
      {view.reads.length === 0 ? (
        <JoinHint id={view.id}>
          Reads nothing yet: drag from a topic’s right handle to it, or press C.
        </JoinHint>
      ) : (
        <WhoGetsWhat view={view} />
      )}
      {view.reads.length > 0 && ownsPartitions(group) && (
        <LazyDetails summary="Who owns which partitions">{() => <MemberTable view={view} />}</LazyDetails>
      )}
    </Section>
  )
}

function WhoGetsWhat({ view }: { view: ConsumerGroupView }) {
  return (
    <p className="text-ink-soft text-small">
      Reads {view.reads.map(({ topic }) => topic.topic.name).join(', ')}. {whoGets(view)}
    </p>
  )
}

/** Who gets which records of the topics, in a sentence. */
function whoGets(view: ConsumerGroupView): string {
  const { group, reads, cluster } = view
  const partitions = formatCountOf(
    reads.reduce((sum, { topic }) => sum + topic.partitions, 0),
    'partition',
  )
  if (group.reads === 'everything') return `Each member reads all ${partitions}, with a lag of its own.`
  if (group.reads === 'share') {
    const lock = formatDuration(shareLock(group, cluster).value)
    const deliveries = formatCountOf(shareDeliveries(group, cluster).value, 'time')
    return `A record is one member’s for ${lock} and is delivered ${deliveries} at most; up to ${formatCountOf(mostInFlight(group, reads), 'record')} of ${partitions} are at work at once.`
  }
  const owned = memberPartitions(view)
  const [least, most] = [Math.min(...owned), Math.max(...owned)]
  const each = least === most ? formatCountOf(least, 'partition') : `${least} to ${most} partitions`
  return `The ${assignorOf(view)} assignor gives its members ${each} each.`
}
