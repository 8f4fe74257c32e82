import { PROVEN_VERSION } from '@/core/kafka/version-changes'
import { before, type KafkaVersion, releaseOf } from '@/core/kafka/versions'
import { openDialog } from '@/stores/session/session-store'
import { LazyDetails } from '@/ui/lazy-details'
import { lazyPart } from '@/ui/lazy-part'

const VersionChangesList = lazyPart(() =>
  import('./version-changes-list').then((module) => module.VersionChangesList),
)

/** Whose facts stand for the chosen release, and what they change: defaults, settings, and so what is found. */
export function VersionNote({ version }: { version: KafkaVersion }) {
  const release = releaseOf(version)
  const isKnown = !before(version, release) && !before(release, version)
  return (
    <>
      {!isKnown && (
        <p className="text-ink-soft text-small">
          Facts of Kafka {release}, the nearest to {version} that Surveyor has.
        </p>
      )}
      {release !== PROVEN_VERSION && (
        <LazyDetails summary={`What Kafka ${release} does otherwise than ${PROVEN_VERSION}`}>
          {() => <VersionChangesList version={release} />}
        </LazyDetails>
      )}
      <button
        type="button"
        onClick={() => openDialog('upgrade')}
        className="w-fit text-accent text-small hover:underline"
      >
        What an upgrade changes for this design
      </button>
    </>
  )
}
