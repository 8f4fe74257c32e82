import type { ComponentType } from 'react'
import { loadRules } from '@/stores/document/load-numbers'
import type { BottomTab } from '@/stores/session/session-store'
import { laterPart } from '@/ui/lazy-part'

interface PanelEntry {
  readonly label: string
  /** As tinykeys writes it. */
  readonly key: string
  readonly part: ComponentType
}

/** The panels under the drawing, in the order of their tabs; each loads when it is first shown. */
export const PANELS: Readonly<Record<BottomTab, PanelEntry>> = {
  findings: {
    label: 'Findings',
    key: '1',
    part: laterPart(() =>
      loadRules()
        .then(() => import('@/features/findings/findings-panel'))
        .then((module) => module.FindingsPanel),
    ),
  },
  checklist: {
    label: 'Checklist',
    key: '2',
    part: laterPart(() =>
      loadRules()
        .then(() => import('@/features/checklist/checklist-panel'))
        .then((module) => module.ChecklistPanel),
    ),
  },
  sizing: {
    label: 'Sizing',
    key: '3',
    part: laterPart(() => import('@/features/sizing/sizing-panel').then((module) => module.SizingPanel)),
  },
  table: {
    label: 'Table',
    key: '4',
    part: laterPart(() =>
      import('@/features/inspector/table/table-panel').then((module) => module.TablePanel),
    ),
  },
  whatIf: {
    label: 'What if',
    key: '5',
    part: laterPart(() => import('@/features/what-if/what-if-panel').then((module) => module.WhatIfPanel)),
  },
  compare: {
    label: 'Compare',
    key: '6',
    part: laterPart(() => import('@/features/compare/compare-panel').then((module) => module.ComparePanel)),
  },
}

export const PANEL_NAMES = Object.keys(PANELS) as readonly BottomTab[]
