import { setClient } from '@/core/edits/set-client'
import { CLIENT_LIBRARIES, CLIENT_LIBRARY_IDS, libraryOf } from '@/core/kafka/client-libraries'
import type { Client } from '@/core/model/design'
import { dispatch } from '@/stores/document/document-store'
import { DraftField } from '@/ui/draft-field'
import { SelectField } from '@/ui/select-field'
import { withField } from './edit-node'
import { Section } from './section'

const LIBRARIES = [
  { value: 'unknown', label: 'Not stated (as Java)' },
  ...CLIENT_LIBRARY_IDS.map((value) => ({ value, label: CLIENT_LIBRARIES[value].label })),
] as const

/** Kafka Streams is a library of Java's: other clients have no such thing. */
const OF_STREAMS = LIBRARIES.filter(
  ({ value }) => value === 'unknown' || CLIENT_LIBRARIES[value].family === 'java',
)

/** As long as the document takes. */
const LONGEST = 50

interface ClientSectionProps {
  readonly kind: 'producer' | 'consumerGroup' | 'streamsApp'
  readonly name: string
  readonly client: Client | undefined
}

/** The library that an application is built with, and its version: whose defaults and names its settings have. */
export function ClientSection({ kind, name, client }: ClientSectionProps) {
  const set = (changed: Client | undefined) => dispatch(setClient(kind, name, changed))
  const { defaultsOf } = libraryOf(client)
  return (
    <Section title="Client">
      <SelectField
        label="Library"
        value={client?.library ?? 'unknown'}
        options={
          kind === 'streamsApp'
            ? LIBRARIES.filter(
                ({ value }) => value === client?.library || OF_STREAMS.some((of) => of.value === value),
              )
            : LIBRARIES
        }
        onChange={(library) => set(library === 'unknown' ? undefined : { library })}
      />
      {client && (
        <DraftField
          label="Version"
          shown={client.version ?? ''}
          placeholder="not said"
          read={(typed) =>
            typed.length <= LONGEST
              ? { ok: true, value: typed.trim() }
              : { ok: false, error: `A version has at most ${LONGEST} characters.` }
          }
          onChange={(version) => set(withField(client, 'version', version === '' ? undefined : version))}
        />
      )}
      {defaultsOf !== 'Kafka' && (
        <p className="text-ink-soft text-small">
          Settings that are not named have the defaults of {defaultsOf}.
        </p>
      )}
    </Section>
  )
}
