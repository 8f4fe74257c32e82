import { Suspense } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { formatCountOf } from '@/core/shared/format'
import type { StreamsAppView } from '@/core/views/views'
import { lazyPart } from '@/ui/lazy-part'
import { type CanvasKind, CHAMFERED } from './canvas-kind'

/** Its chain and its tasks are drawn once the topology can be built, which no first drawing waits for. */
const Chain = lazyPart(() => import('./streams-app-body').then((module) => module.StreamsAppBody))

const StreamsAppBody = ({ view }: { view: StreamsAppView }) => (
  <ErrorBoundary fallback={<p className="text-ink-soft text-small">Its chain could not be loaded</p>}>
    <Suspense>
      <Chain view={view} />
    </Suspense>
  </ErrorBoundary>
)

export const streamsApp: CanvasKind<'streamsApp'> = {
  label: 'Streams',
  shape: CHAMFERED,
  fill: 'ramp-3',
  handles: [
    { type: 'target', side: 'left', height: 'middle' },
    { type: 'source', side: 'right', height: 'middle' },
  ],
  across: 0.5,
  Body: StreamsAppBody,
  summary: ({ app, sizing }) => [
    `Streams application ${app.name}`,
    formatCountOf(sizing.threads.value, 'thread'),
  ],
}
