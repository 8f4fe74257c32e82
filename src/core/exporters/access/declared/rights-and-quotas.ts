import { quotasOf } from '../../../access/quotas'
import type { Exporter, ExportOption } from '../../exporter'
import { optionValues } from '../../option-values'
import { grantsOf, rightsLosses } from '../rights-by'
import { declaredOf, type PrintDeclared } from './declared'
import { confluentAcls, confluentRoles, mongeyRights } from './terraform-rights'
import { gitopsRights, jikkouRights, ns4kafkaRights, quotaScript } from './yaml-rights'

const OPTIONS = [
  {
    id: 'tool',
    label: 'Tool',
    help: 'Which tool applies it. Service accounts, ACLs and role bindings of Confluent Cloud by its provider.',
    kind: 'choice',
    initial: 'terraform-mongey',
    choices: [
      { value: 'terraform-mongey', label: 'Terraform, Mongey/kafka' },
      { value: 'terraform-confluent', label: 'Terraform, ACLs of Confluent Cloud' },
      { value: 'confluent-roles', label: 'Terraform, roles of Confluent Cloud' },
      { value: 'jikkou', label: 'jikkou' },
      { value: 'kafka-gitops', label: 'kafka-gitops' },
      { value: 'ns4kafka', label: 'ns4kafka' },
      { value: 'kafka-configs', label: 'kafka-configs.sh, quotas alone' },
    ],
  },
] as const satisfies readonly ExportOption[]

type Tool = (typeof OPTIONS)[0]['choices'][number]['value']

const PRINT: Readonly<Record<Tool, PrintDeclared>> = {
  'terraform-mongey': mongeyRights,
  'terraform-confluent': confluentAcls,
  'confluent-roles': confluentRoles,
  jikkou: jikkouRights,
  'kafka-gitops': gitopsRights,
  ns4kafka: ns4kafkaRights,
  'kafka-configs': quotaScript,
}

const isTool = (value: string): value is Tool => Object.hasOwn(PRINT, value)

/** What each application is allowed and how much it may take, as the tool declares it that applies it. */
export const rightsAndQuotas: Exporter = {
  options: OPTIONS,
  losses: rightsLosses,
  export: (design, analysis, values) => {
    const { tool } = optionValues(OPTIONS, values)
    const print = PRINT[isTool(tool) ? tool : 'terraform-mongey']
    return print(design, declaredOf(grantsOf(design), quotasOf(design, analysis)))
  },
}
