import { quotasOf } from '../../../access/quotas'
import type { Design, StatedQuota } from '../../../model/design'
import type { Exporter, ExportLoss, ExportOption, OptionValues } from '../../exporter'
import { optionValues } from '../../option-values'
import { grantsOf, rightsLosses } from '../rights-by'
import { declaredOf, type PrintDeclared, quotaLosses } from './declared'
import { confluentAcls, confluentRoles, isOfMongey, mongeyRights } from './terraform-rights'
import { gitopsRights, isOfJikkou, jikkouRights, ns4kafkaRights, quotaScript } from './yaml-rights'

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

const OF_CONFLUENT =
  'Quotas other than bytes a second of the applications that are drawn are not in it: the provider has no words for them.'
const isOfConfluent = ({ requestPercentage, controllerMutationRate }: StatedQuota, isOwn: boolean): boolean =>
  isOwn && requestPercentage === undefined && controllerMutationRate === undefined

const PRINT: Readonly<Record<Tool, PrintDeclared>> = {
  'terraform-mongey': mongeyRights,
  'terraform-confluent': confluentAcls,
  'confluent-roles': confluentRoles,
  jikkou: jikkouRights,
  'kafka-gitops': gitopsRights,
  ns4kafka: ns4kafkaRights,
  'kafka-configs': quotaScript,
}

/** Which of the quotas that a design states each tool has words for, and what it is told of the others. */
const TAKES: Readonly<
  Partial<Record<Tool, readonly [(quota: StatedQuota, isOwn: boolean) => boolean, string]>>
> = {
  'kafka-configs': [() => true, ''],
  'terraform-mongey': [
    isOfMongey,
    'A quota of a client id of a user is not in it: the provider knows one or the other.',
  ],
  jikkou: [
    isOfJikkou,
    'Quotas of creating and deleting, and of client ids of every user are not in it: it has no words for them.',
  ],
  'terraform-confluent': [isOfConfluent, OF_CONFLUENT],
  'confluent-roles': [isOfConfluent, OF_CONFLUENT],
}

function losses(design: Design, values: OptionValues = {}): readonly ExportLoss[] {
  const { tool } = optionValues(OPTIONS, values)
  const takes = TAKES[isTool(tool) ? tool : 'terraform-mongey']
  const all = rightsLosses(design)
  if (!takes) return all
  const principals = new Set(grantsOf(design).keys())
  return [
    ...all.filter(({ at, field }) => at !== 'cluster' || field !== 'quotas'),
    ...quotaLosses(design, principals, ...takes),
  ]
}

const isTool = (value: string): value is Tool => Object.hasOwn(PRINT, value)

/** What each application is allowed and how much it may take, as the tool declares it that applies it. */
export const rightsAndQuotas: Exporter = {
  options: OPTIONS,
  losses,
  export: (design, analysis, values) => {
    const { tool } = optionValues(OPTIONS, values)
    const print = PRINT[isTool(tool) ? tool : 'terraform-mongey']
    return print(design, declaredOf(grantsOf(design), quotasOf(design, analysis)))
  },
}
