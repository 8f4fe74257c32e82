import ExternalLink from 'lucide-react/icons/external-link'
import type { ReactNode } from 'react'
import type { Finding } from '@/core/lint/finding'
import { documentationOf } from '@/core/lint/references'
import { Button } from '@/ui/button'
import { RichText } from '@/ui/rich-text'
import { sayKind } from './finding-words'
import { showFinding } from './show-subject'

export const plain = (text: string) => text.replaceAll('`', '')

export const ShowButton = ({ finding }: { finding: Pick<Finding, 'at' | 'rule' | 'field'> }) => (
  <Button onClick={() => showFinding(finding, true)}>
    <span>
      Show
      <span className="@max-sm:sr-only">{finding.at === 'cluster' ? ' the cluster' : ' in drawing'}</span>
    </span>
  </Button>
)

/**
 * What a finding means: what Kafka does, what fixes it where that is given, why it matters, and what it was found by.
 */
export function Explanation({ finding, children }: { finding: Finding; children?: ReactNode }) {
  const { message, errorClass, why, evidence, reference } = finding
  return (
    <div className="flex flex-col">
      {/* In a low window the list beside it says the sentence, whole. */}
      <h2 className="break-words font-semibold low:sr-only">
        <RichText text={message} />
      </h2>
      {/* In a low window what fixes it comes before whom to ask about it. */}
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-ink-soft text-small low:order-last">
        <p>
          {sayKind(finding)}
          {errorClass && (
            <>
              {' '}
              with <code className="font-mono">{errorClass}</code>
            </>
          )}
        </p>
        <a
          href={reference}
          target="_blank"
          rel="noreferrer noopener"
          className="flex items-center gap-1 text-accent hover:underline"
        >
          {documentationOf(reference)}
          <ExternalLink size={11} aria-hidden="true" />
        </a>
      </div>
      {children}
      <p className="mt-1.5">
        <RichText text={why} />
      </p>
      {evidence.length > 0 && (
        <dl className="mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5 text-small">
          {evidence.map(({ name, value }) => (
            <div key={name} className="flex min-w-0 gap-1">
              <dt className="text-ink-soft">
                <RichText text={name} />
              </dt>
              <dd className="min-w-0 break-words font-mono">{plain(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
