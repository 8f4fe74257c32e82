import { analyse } from '@/core/analyse'
import type { KafkaRelease } from '@/core/kafka/versions'
import { parseNodeId } from '@/core/model/node-id'
import { planUpgrade } from '@/core/upgrade/plan-upgrade'
import { changesByKind, headOf, upgradeAsCsv, upgradeAsMarkdown } from '@/core/upgrade/print-upgrade'
import type { UpgradePlan } from '@/core/upgrade/upgrade'
import type { Io } from '../io'
import { loadDesign, printRemarks } from '../load-design'

export interface UpgradeOptions {
  readonly to: KafkaRelease
  readonly format: 'text' | 'json' | 'markdown' | 'csv'
}

/** Prints what changes for a design when its brokers go to another release. */
export async function upgrade(paths: readonly string[], options: UpgradeOptions, io: Io): Promise<number> {
  const loaded = await loadDesign(paths, io)
  const plan = planUpgrade(loaded.design, options.to, analyse)
  io.out(PRINT[options.format](loaded.design.name, plan))
  printRemarks(loaded, false, io)
  return 0
}

const PRINT: Readonly<Record<UpgradeOptions['format'], (name: string, plan: UpgradePlan) => string>> = {
  text: asText,
  json: (_, plan) => `${JSON.stringify(plan, null, 2)}\n`,
  markdown: upgradeAsMarkdown,
  csv: (_, plan) => upgradeAsCsv(plan),
}

function asText(_: string, plan: UpgradePlan): string {
  const sections = changesByKind(plan).map(({ title, changes }) =>
    [
      title,
      ...changes.map(({ sentence, nodes }) => {
        const names = nodes.map((id) => parseNodeId(id)?.name ?? id)
        return `  ${sentence.replaceAll('`', '')}: ${names.join(', ')}`
      }),
    ].join('\n'),
  )
  return `${[headOf(plan), ...sections].join('\n\n')}\n`
}
