import { PROVEN_VERSION } from '@/core/kafka/version-changes'
import type { KafkaVersion } from '@/core/kafka/versions'
import { LazyDetails } from '@/ui/lazy-details'
import { lazyPart } from '@/ui/lazy-part'

const VersionChangesList = lazyPart(() =>
  import('./version-changes-list').then((module) => module.VersionChangesList),
)

/** What the chosen release changes in the design: its defaults, its settings, and so what is found. */
export function VersionNote({ version }: { version: KafkaVersion }) {
  if (version === PROVEN_VERSION) return null
  return (
    <LazyDetails summary={`What Kafka ${version} does otherwise than ${PROVEN_VERSION}`}>
      {() => <VersionChangesList version={version} />}
    </LazyDetails>
  )
}
