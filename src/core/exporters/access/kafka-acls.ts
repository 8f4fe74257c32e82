import type { ResourceType } from '../../access/right'
import type { Design } from '../../model/design'
import type { Exporter } from '../exporter'
import { SETUP } from '../kafka-cli'
import { shellQuote } from '../shell'
import { singleLine } from '../single-line'
import { aboutPrincipals, type Grant, grantsOf, PRINCIPAL_ABOUT, rightsLosses } from './rights-by'

/**
 * One bash script that allows each application what the drawing says it does, and nothing else. Run again, it changes
 * nothing: an entry that is there stays one.
 *
 * @see org.apache.kafka.tools.AclCommand
 */
export const kafkaAcls: Exporter = {
  options: [],
  losses: (design) => rightsLosses(design, PRINCIPAL_ABOUT),
  export: (design) => {
    const about = aboutPrincipals(design)
    const blocks = [...grantsOf(design)].map(
      ([principal, grants]) =>
        `# ${principal}\n${(about.get(principal) ?? []).map((line) => `# ${line}\n`).join('')}${grants.map((grant) => commandOf(principal, grant)).join('')}`,
    )
    const text = [header(design), blocks.length === 0 ? '' : SETUP, ...blocks].join('\n')
    return [{ path: 'allow-applications.sh', text, language: 'bash' }]
  },
}

const header = (design: Design): string => `#!/usr/bin/env bash
# Who may do what in ${singleLine(design.name)}: what the drawing needs, and no more.
# An application's principal has its name here; where TLS says who it is, put its distinguished name.
#
#   BOOTSTRAP       where the brokers are: kafka-1:9092,kafka-2:9092
#   COMMAND_CONFIG  a properties file for the tools, where the cluster asks who they are
#   KAFKA_BIN       the folder with kafka-acls.sh, where it is not on the PATH
set -euo pipefail
`

const RESOURCE: Readonly<Record<ResourceType, string>> = {
  topic: '--topic',
  group: '--group',
  'transactional-id': '--transactional-id',
  cluster: '--cluster',
}

function commandOf(principal: string, { resource, name, pattern, operations, why }: Grant): string {
  const words = [
    `"\${tools}kafka-acls.sh" "\${connection[@]}" --add --force --allow-principal ${shellQuote(principal)}`,
    ...operations.map((operation) => `--operation ${operation}`),
    `${RESOURCE[resource]} ${shellQuote(name)}`,
    ...(pattern === 'prefixed' ? ['--resource-pattern-type prefixed'] : []),
  ]
  return `${why.map((line) => `# ${line}\n`).join('')}${words.join(' ')}\n`
}
