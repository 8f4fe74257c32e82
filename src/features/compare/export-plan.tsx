import Download from 'lucide-react/icons/download'
import { handedOverBy } from '@/core/compare/hand-over'
import { planScript } from '@/core/compare/plan-script'
import { markdownDiff } from '@/core/compare/print-plan'
import { planReassignment, type Reassignment, reassignmentInWords } from '@/core/compare/reassignment'
import { TARGETS } from '@/core/compare/targets'
import { formatCountOf } from '@/core/shared/format'
import { copyText } from '@/stores/browser/clipboard'
import { downloadFile, fileName } from '@/stores/browser/download'
import { type Against, type Compared, useCompare } from '@/stores/document/compare-store'
import { Button } from '@/ui/button'
import { CopyButton } from '@/ui/copy-button'
import { Popover } from '@/ui/popover'

const labelOf = (against: Against | null): string =>
  against === null
    ? 'before'
    : against.kind === 'files'
      ? against.sources.map(({ name }) => name).join(', ')
      : against.label

/** The plan to take away: as Markdown for a pull request, or as a script with Kafka's own tools. */
export function ExportPlan({ compared }: { compared: Compared }) {
  const { steps, target, against, handedOver } = useCompare((state) => state)
  const { before, after, comparison, planner, read } = compared
  const markdown = () =>
    markdownDiff({ names: [labelOf(against), after.name], comparison, target: TARGETS[target], steps })
  const script = () => planScript({ ...before, name: labelOf(against) }, after, handedOver)
  const placement = read ?? { assignments: new Map(), racks: new Map() }
  const reassignment = planReassignment(planner, placement, handedOverBy(steps))
  return (
    <Popover
      title="Take the plan away"
      trigger={
        <Button variant="primary">
          <Download size={14} />
          Export plan
        </Button>
      }
    >
      {() => (
        <div className="flex flex-col gap-3">
          <section className="flex flex-col gap-1.5">
            <p className="text-ink-soft">
              As Markdown: the steps with {TARGETS[target].label} and their outcomes, for a pull request.
            </p>
            <span className="flex gap-2">
              <CopyButton label="Copy as Markdown" copy={() => copyText(markdown())} />
              <Button
                onClick={() =>
                  downloadFile(fileName(`${after.name} plan`, 'md'), markdown(), 'text/markdown')
                }
              >
                Download Markdown
              </Button>
            </span>
          </section>
          <section className="flex flex-col gap-1.5">
            <p className="text-ink-soft">
              As a script with Kafka’s own tools: what cannot be undone asks first, what is refused is left
              out, no topic is deleted.
            </p>
            <span className="flex gap-2">
              <CopyButton label="Copy the script" copy={() => copyText(script())} />
              <Button
                onClick={() =>
                  downloadFile(fileName(`${after.name} plan`, 'sh'), script(), 'text/x-shellscript')
                }
              >
                Download the script
              </Button>
            </span>
          </section>
          {reassignment && <Replicas reassignment={reassignment} name={after.name} />}
        </div>
      )}
    </Popover>
  )
}

/** Where replicas go, as kafka-reassign-partitions.sh takes it, where files say where they are. */
function Replicas({ reassignment, name }: { reassignment: Reassignment; name: string }) {
  const { json, rollback, topics } = reassignment
  const download = (what: string, text: string) =>
    downloadFile(fileName(`${name} ${what}`, 'json'), text, 'application/json')
  return (
    <section aria-label="Reassignment" className="flex max-w-[28rem] flex-col gap-1.5">
      <p className="text-ink-soft">
        {topics.length > 0 &&
          `As JSON for kafka-reassign-partitions.sh: ${formatCountOf(topics.length, 'topic')} ${topics.length === 1 ? 'gets' : 'get'} other replicas. `}
        {reassignmentInWords(reassignment)}
      </p>
      {topics.length > 0 && (
        <span className="flex flex-wrap gap-2">
          <CopyButton label="Copy the reassignment" copy={() => copyText(json)} />
          <Button onClick={() => download('reassignment', json)}>Download it</Button>
          <Button onClick={() => download('replicas as they are', rollback)}>Download the way back</Button>
        </span>
      )}
    </section>
  )
}
