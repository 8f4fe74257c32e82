import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import Trash2 from 'lucide-react/icons/trash'
import { addRetryTopic } from '@/core/edits/add-retry-topic'
import { removeItems } from '@/core/edits/remove-items'
import type { ConsumerGroup } from '@/core/model/design'
import { consumerGroupId, edgeId, topicId } from '@/core/model/node-id'
import { formatPercent, formatRecordsPerSecond } from '@/core/shared/format'
import type { ConsumerGroupView } from '@/core/views/views'
import { dispatch } from '@/stores/document/document-store'
import { reveal } from '@/stores/session/session-store'
import { Button, IconButton } from '@/ui/button'
import { DraftField } from '@/ui/draft-field'
import { SelectField } from '@/ui/select-field'
import { setField, withField } from './edit-node'
import { readDuration, readQuantity, shownDuration, shownPercent } from './quantity'
import { Section } from './section'

type Step = NonNullable<ConsumerGroup['retryTopics']>[number]

const setSteps = ({ name }: ConsumerGroup, steps: readonly Step[]) =>
  setField(
    'consumerGroup',
    name,
    'retryTopics',
    steps.length === 0 ? undefined : steps,
    `Change the retry topics of ${name}`,
  )

interface StepProps {
  readonly view: ConsumerGroupView
  readonly topic: string
  /** It is all that the form asks for. */
  readonly isAlone?: boolean
}

/** What is said of one step: asked for at the group and at the edge to its topic. */
export function RetryStepFields({ view, topic, isAlone = false }: StepProps) {
  const { group, retries } = view
  const steps = group.retryTopics ?? []
  const step = steps.find((one) => one.topic === topic)
  const inEffect = retries.find((one) => one.topic === topic)
  if (!step) return null
  const change = (field: 'delayMs' | 'recordsShare', value: number | undefined) =>
    setSteps(
      group,
      steps.map((one) => (one === step ? withField(one, field, value) : one)),
    )
  return (
    <>
      <DraftField
        label="Tries again after"
        shown={shownDuration(step.delayMs)}
        placeholder="not stated, e.g. 5 min"
        read={readDuration}
        onChange={(ms) => change('delayMs', ms)}
      />
      <DraftField
        label="Share of all records"
        isMain={isAlone}
        shown={shownPercent(step.recordsShare)}
        placeholder={
          inEffect && inEffect.share > 0 ? `${shownPercent(inEffect.share)} go on from it` : 'e.g. 1 %'
        }
        read={readQuantity('ratio', { max: 1 })}
        onChange={(share) => change('recordsShare', share)}
      />
      {inEffect && inEffect.rate.peakRecords > 0 && (
        <p className="text-ink-soft text-small">
          {formatRecordsPerSecond(inEffect.rate.peakRecords)} at peak, written and read by {group.name}.
          {inEffect.onward > 0 && ` ${formatPercent(inEffect.onward)} of them fail again and go on.`}
        </p>
      )}
    </>
  )
}

const WAITS = [
  { value: '', label: 'Not stated' },
  { value: 'paused', label: 'Pauses the partition, polls on' },
  { value: 'asleep', label: 'Sleeps between two polls' },
] as const

/** The topics that records which fail go through, one after the other, before they are dead letters. */
export function RetryTopicsSection({ view }: { view: ConsumerGroupView }) {
  const { group } = view
  const steps = group.retryTopics ?? []
  const move = (at: number, by: -1 | 1) => {
    const step = steps[at]
    if (step) setSteps(group, steps.toSpliced(at, 1).toSpliced(at + by, 0, step))
  }
  return (
    <Section title="Retry topics">
      {steps.length === 0 && (
        <p className="text-ink-soft">
          None: a record that fails is not written to a topic to be tried again later.
        </p>
      )}
      {steps.map(({ topic }, at) => (
        <fieldset key={topic} aria-label={`Retry ${at + 1}: ${topic}`} className="flex flex-col gap-1.5">
          <div className="flex items-center gap-1">
            <span className="text-ink-soft">{at + 1}.</span>
            <button
              type="button"
              onClick={() => reveal(topicId(topic))}
              title={`Show ${topic}`}
              className="min-w-0 flex-1 text-left font-mono text-accent [overflow-wrap:anywhere] text-mono hover:underline"
            >
              {topic}
            </button>
            <IconButton label={`Try ${topic} sooner`} disabled={at === 0} onClick={() => move(at, -1)}>
              <ArrowUp size={14} />
            </IconButton>
            <IconButton
              label={`Try ${topic} later`}
              disabled={at === steps.length - 1}
              onClick={() => move(at, 1)}
            >
              <ArrowDown size={14} />
            </IconButton>
            <IconButton
              label={`No longer retry through ${topic}`}
              onClick={() =>
                dispatch(removeItems([edgeId('retries', consumerGroupId(group.name), topicId(topic))]))
              }
            >
              <Trash2 size={14} />
            </IconButton>
          </div>
          <RetryStepFields view={view} topic={topic} />
        </fieldset>
      ))}
      {steps.length > 0 && (
        <SelectField
          label="While it waits"
          value={group.retryWait ?? ''}
          options={WAITS}
          onChange={(wait) =>
            setField(
              'consumerGroup',
              group.name,
              'retryWait',
              wait === '' ? undefined : wait,
              `Change how ${group.name} waits for a retry`,
            )
          }
        />
      )}
      <Button onClick={() => dispatch(addRetryTopic(group.name))}>Add a retry topic</Button>
    </Section>
  )
}
