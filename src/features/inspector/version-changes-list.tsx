import { type ReactNode, useMemo } from 'react'
import { PROVEN_VERSION, type SettingOfKind, versionChanges } from '@/core/kafka/version-changes'
import type { KafkaVersion } from '@/core/kafka/versions'

/** What a release has otherwise than the one that Surveyor is proven against. */
export function VersionChangesList({ version }: { version: KafkaVersion }) {
  const { defaults, missing, extra } = useMemo(() => versionChanges(version, PROVEN_VERSION), [version])
  return (
    <div className="flex flex-col gap-2 text-small">
      {defaults.length > 0 && (
        <div>
          <h4 className="font-semibold">Other defaults ({defaults.length})</h4>
          <ul>
            {defaults.map(({ kind, key, here, there }) => (
              <Setting key={`${kind} ${key}`} kind={kind} name={key}>
                <div className="break-words text-ink-soft">
                  <span className="font-mono text-ink">{here || 'none'}</span> instead of{' '}
                  <span className="font-mono">{there || 'none'}</span>
                </div>
              </Setting>
            ))}
          </ul>
        </div>
      )}
      <Names title={`Not in Kafka ${version}`} settings={missing} />
      <Names title={`In Kafka ${version} and not in ${PROVEN_VERSION}`} settings={extra} />
    </div>
  )
}

function Names({ title, settings }: { title: string; settings: readonly SettingOfKind[] }) {
  if (settings.length === 0) return null
  return (
    <div>
      <h4 className="font-semibold">
        {title} ({settings.length})
      </h4>
      <ul>
        {settings.map(({ kind, key }) => (
          <Setting key={`${kind} ${key}`} kind={kind} name={key} />
        ))}
      </ul>
    </div>
  )
}

function Setting({ kind, name, children }: { kind: string; name: string; children?: ReactNode }) {
  return (
    <li className="border-line border-b py-1">
      <div className="flex items-baseline justify-between gap-2">
        <span className="min-w-0 break-words font-mono">{name}</span>
        <span className="text-ink-soft">{kind}</span>
      </div>
      {children}
    </li>
  )
}
