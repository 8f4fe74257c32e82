import { Suspense } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { formatCountOf } from '@/core/shared/format'
import type { StreamsAppView } from '@/core/views/views'
import { lazyPart } from '@/ui/lazy-part'
import type { KindNumbers } from './canvas-kind'

/** Its chain and its tasks load where there is one: no other drawing waits for what builds topologies. */
const Chain = lazyPart(() => import('./streams-app-body').then((module) => module.StreamsAppBody))

const StreamsAppBody = ({ view }: { view: StreamsAppView }) => (
  <ErrorBoundary fallback={<p className="text-ink-soft text-small">Its chain could not be loaded</p>}>
    <Suspense>
      <Chain view={view} />
    </Suspense>
  </ErrorBoundary>
)

export const streamsAppNumbers: KindNumbers<'streamsApp'> = {
  Body: StreamsAppBody,
  summary: ({ app, sizing }) => [
    `Streams application ${app.name}`,
    formatCountOf(sizing.threads.value, 'thread'),
  ],
}
