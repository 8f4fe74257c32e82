import type { Design } from '../../model/design'
import type { ApplicationPlan, PlanSetting } from '../../starter-code/plan'
import { aboutLines } from '../about'
import { acceptedAt } from '../accepted'
import { singleLine, wholeLine } from '../single-line'
import { type SchemasOf, schemaLines } from './types/schema-lines'

/** What a language adds to a README. */
export interface ReadmeOf {
  /** Commands of a shell, and what each does. */
  readonly commands: readonly (readonly [command: string, does: string])[]
  /** The file where the work on a record, or the source of records, goes. */
  readonly yours: string
  /** Whether lag is told among its metrics. */
  readonly lag: boolean
  /** Where health and metrics are asked for, where that is not `GET /health` and `GET /metrics`. */
  readonly health?: string
  readonly metrics?: string
  /** One sentence: what was seen of projects like this one, and what was not. */
  readonly seen: string
  /** The types of its records, and how they are read and written. */
  readonly schemas: SchemasOf
  /** The settings in its files, in the words of its client. */
  readonly settings: { readonly reading: readonly PlanSetting[]; readonly writing: readonly PlanSetting[] }
  /** When it answers that it is not well, where that is not where its loop hangs. */
  readonly unwell?: string
  /** Further sentences on what this client does otherwise. */
  readonly notes?: readonly string[]
  /** What the name of an instance is where nobody says it, for a table, where that is not 1. */
  readonly instance?: string
}

const SECURITY_ROW =
  '| `KAFKA_SECURITY_PROTOCOL` | as in its settings | how they are reached: `PLAINTEXT` where a Kafka on your machine asks for no login |\n'

const cell = (text: string): string => wholeLine(text).replaceAll('|', '\\|')

const settingsTable = (title: string, settings: readonly PlanSetting[]): string =>
  settings.length === 0
    ? ''
    : `\n## ${title}\n\n| setting | value | why |\n|---|---|---|\n${settings
        .map(({ key, value, why }) => `| \`${cell(key)}\` | \`${cell(value)}\` | ${cell(why)} |`)
        .join('\n')}\n`

/** `README.md`: what the program does, how it is run, and each setting with its reason. */
export function readme(plan: ApplicationPlan, design: Design, of: ReadmeOf): string {
  const { writes, name, about, id, instances } = plan
  const said = [...aboutLines(about), ...acceptedAt(design, id)]
  const schemas = schemaLines([...(plan.reads?.topics ?? []), ...(plan.writes?.topics ?? [])], of.schemas)
  const isGuarded = [...of.settings.reading, ...of.settings.writing].some(
    ({ key }) => key === 'security.protocol',
  )
  const wide = Math.max(...of.commands.map(([command]) => command.length))
  return `# ${singleLine(name)}

Written from the design ${singleLine(design.name)}.

${said.length > 0 ? `${said.join('\n')}\n\n` : ''}## What it does

${plan.steps.map((step, at) => `${at + 1}. ${wholeLine(step)}`).join('\n')}

${
  plan.reads
    ? `Keys and values are bytes: what cannot be read fails in ${of.yours}, where it is handled like any other failure. ${of.yours} is\nwhere your code goes.`
    : `Keys and values are bytes. ${of.yours} is where your code goes.`
}
${schemas.length === 0 ? '' : `\n${schemas.join('\n')}\n`}
## Run it

\`\`\`sh
${of.commands.map(([command, does]) => `${command.padEnd(wide)}   # ${does}`).join('\n')}
\`\`\`

| in the environment | otherwise | |
|---|---|---|
| \`KAFKA_BOOTSTRAP_SERVERS\` | \`localhost:9092\` | where the brokers are |
${isGuarded ? SECURITY_ROW : ''}| \`CLIENT_PROPERTIES\` | | a file of settings over those that come with it: secrets, say |
| \`HEALTH_PORT\` | \`8080\` | for \`${of.health ?? 'GET /health'}\`, 503 ${of.unwell ?? 'where its loop hangs'}, and \`${of.metrics ?? 'GET /metrics'}\`${of.lag ? ', with the lag of each partition' : ''} |
${
  writes?.transactionalId === undefined
    ? ''
    : `| \`INSTANCE\` | ${of.instance ?? '`1`'} | the name of this instance, of its own and kept through restarts: its transactions have it |\n`
}${instances === undefined ? '' : `\nInstances in the drawing: ${instances}.\n`}
SIGTERM ends it in good order: what it has in hand is finished and committed. After a crash it starts again from what was
last committed.
${(of.notes ?? []).map((note) => `\n${note}\n`).join('')}
${of.seen}
${settingsTable('Settings of its consumer', of.settings.reading)}${settingsTable('Settings of its producer', of.settings.writing)}`
}
