import X from 'lucide-react/icons/x'
import { addConnectCluster, changeConnectCluster, removeConnectCluster } from '@/core/edits/edit-connect'
import {
  groupIdOf,
  INTERNAL_ROLES,
  internalTopicOf,
  isExactlyOnceSource,
  workerSetting,
} from '@/core/model/connect-cluster'
import { withoutSecret } from '@/core/model/connect-secrets'
import type { ConfigValue, ConnectCluster } from '@/core/model/design'
import { principalOf } from '@/core/model/principal'
import { dispatch, useDocument } from '@/stores/document/document-store'
import { Button, IconButton } from '@/ui/button'
import { DraftField } from '@/ui/draft-field'
import { SelectField } from '@/ui/select-field'
import { orNothing, withField } from '../edit-node'
import { readPrincipal } from '../principal-field'
import { readCount, shownCount } from '../quantity'
import { Section } from '../section'
import { readText } from './set-connector'

const NONE: readonly never[] = []

/** The Connect clusters beside the brokers, each with what its workers keep in Kafka. */
export function ConnectSection() {
  const clusters = useDocument((state) => state.design.cluster.connect) ?? NONE
  const isUsed = useDocument((state) => state.design.connectors.length > 0)
  if (clusters.length === 0 && !isUsed) return null
  return (
    <Section title="Kafka Connect">
      {clusters.length === 0 && (
        <p className="text-ink-soft text-small">
          No Connect cluster is said: one with Kafka’s defaults is taken to run the connectors.
        </p>
      )}
      {clusters.map((connect, at) => (
        <ClusterFields
          // biome-ignore lint/suspicious/noArrayIndexKey: its name is what is typed
          key={at}
          connect={connect}
          names={clusters.map(({ name }) => name)}
        />
      ))}
      <Button className="self-start" onClick={() => dispatch(addConnectCluster())}>
        Add a Connect cluster
      </Button>
    </Section>
  )
}

const SUPPORT = 'exactly.once.source.support'

const SUPPORTS = [
  { value: 'disabled', label: 'Disabled (Kafka’s default)' },
  { value: 'enabled', label: 'Enabled' },
] as const

const ROLE_WORDS = { config: 'Settings', offset: 'Offsets', status: 'States' } as const

function ClusterFields({ connect, names }: { connect: ConnectCluster; names: readonly string[] }) {
  const { name } = connect
  const cluster = useDocument(({ design }) => design.cluster)
  const change = (after: ConnectCluster, what: string) =>
    dispatch(changeConnectCluster(name, after, `Change ${what} of ${name}`))
  const setSetting = (key: string, value: ConfigValue | undefined) => {
    const kept = value === undefined ? undefined : withoutSecret(name, key, value)
    const config = withField<Record<string, ConfigValue>, string>(connect.config, key, kept)
    change(withField(connect, 'config', orNothing(config)), key)
  }
  const own = (key: string) => {
    const value = connect.config?.[key]
    return value === undefined || value === null ? '' : String(value)
  }
  return (
    <fieldset className="flex flex-col gap-1.5 rounded-control border border-line p-2">
      <legend className="flex items-center gap-1 px-1 font-mono text-mono">
        {name}
        <IconButton
          label={`Remove ${name}`}
          className="size-5"
          onClick={() => dispatch(removeConnectCluster(name))}
        >
          <X size={12} />
        </IconButton>
      </legend>
      <DraftField
        label="Name"
        shown={name}
        read={(typed) => {
          const text = typed.trim()
          if (text === '') return { ok: false, error: 'A name must not be empty.' }
          return text !== name && names.includes(text)
            ? { ok: false, error: 'Another one has this name.' }
            : { ok: true, value: text }
        }}
        onChange={(value) => change({ ...connect, name: value }, 'the name')}
      />
      <DraftField
        label="Group id"
        isMono
        shown={connect.groupId ?? ''}
        placeholder={groupIdOf(connect)}
        read={readText}
        onChange={(value) => change(withField(connect, 'groupId', value), 'the group id')}
      />
      <DraftField
        label="Principal"
        isMono
        shown={connect.principal ?? ''}
        placeholder={principalOf(cluster, { name })}
        read={readPrincipal}
        onChange={(value) => change(withField(connect, 'principal', value), 'the principal')}
      />
      <DraftField
        label="Workers"
        shown={shownCount(connect.workers)}
        placeholder="not known"
        read={readCount}
        onChange={(value) => change(withField(connect, 'workers', value), 'the workers')}
      />
      <SelectField
        label="Exactly once"
        value={isExactlyOnceSource(connect) ? 'enabled' : 'disabled'}
        options={SUPPORTS}
        onChange={(value) => setSetting(SUPPORT, value === 'disabled' ? undefined : value)}
      />
      {INTERNAL_ROLES.map((role) => (
        <div key={role} className="flex flex-col gap-1.5 border-line border-t pt-1.5">
          <DraftField
            label={`${ROLE_WORDS[role]} in`}
            isMono
            shown={own(`${role}.storage.topic`)}
            placeholder={internalTopicOf(connect, role)}
            read={readText}
            onChange={(value) => setSetting(`${role}.storage.topic`, value)}
          />
          <DraftField
            label="Copies"
            shown={own(`${role}.storage.replication.factor`)}
            placeholder={`${workerSetting(connect, `${role}.storage.replication.factor`)}, Kafka’s default`}
            read={readCount}
            onChange={(value) => setSetting(`${role}.storage.replication.factor`, value)}
          />
          {role !== 'config' && (
            <DraftField
              label="Partitions"
              shown={own(`${role}.storage.partitions`)}
              placeholder={`${workerSetting(connect, `${role}.storage.partitions`)}, Kafka’s default`}
              read={readCount}
              onChange={(value) => setSetting(`${role}.storage.partitions`, value)}
            />
          )}
        </div>
      ))}
    </fieldset>
  )
}
