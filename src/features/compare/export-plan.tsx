import Download from 'lucide-react/icons/download'
import { planScript } from '@/core/compare/plan-script'
import { markdownDiff } from '@/core/compare/print-plan'
import { TARGETS } from '@/core/compare/targets'
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
  const { steps, target, against } = useCompare((state) => state)
  const { before, after, comparison } = compared
  const markdown = () =>
    markdownDiff({ names: [labelOf(against), after.name], comparison, target: TARGETS[target], steps })
  const script = () => planScript({ ...before, name: labelOf(against) }, after)
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
        </div>
      )}
    </Popover>
  )
}
