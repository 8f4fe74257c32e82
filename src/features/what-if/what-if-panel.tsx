import { type ComponentType, useEffect, useState } from 'react'
import { followDesign } from '@/stores/document/what-if-store'
import { useHasNewListing } from '@/stores/session/pasted-listings'
import { ClusterView } from './cluster-view'
import { Controls } from './controls'
import { EventForm } from './event-form'
import { KeyExplorer } from './key-explorer'
import { LagChart } from './lag-chart'
import { Lanes } from './lanes'
import { MomentOfSelected } from './moment'
import { Overlay } from './overlay'
import { RealCluster } from './real-cluster'
import { Fixes, Story } from './story'
import { TimeAxis } from './time-axis'
import { UnderDrawing } from './under-drawing'

interface Tab {
  /** Left out of its label where there is little room. */
  readonly narrow?: string
  readonly label: string
  readonly part: ComponentType
  /** Whether it shows one moment of the scenario. */
  readonly isOfMoment?: boolean
}

const TABS: Readonly<Record<string, Tab>> = {
  timeline: { label: 'Timeline', part: Timeline, isOfMoment: true },
  cluster: { label: 'Cluster', part: ClusterView, isOfMoment: true },
  keys: { label: 'Keys', part: KeyExplorer },
  real: { narrow: 'Read a ', label: 'real cluster', part: RealCluster },
}

function Timeline() {
  return (
    <div className="flex h-full flex-col">
      <Lanes />
      <LagChart />
    </div>
  )
}

/** What becomes of the drawing when something happens: played over it, told in sentences, and what would fix it. */
export function WhatIfPanel() {
  useEffect(followDesign, [])
  const hasNewListing = useHasNewListing()
  const [picked, setTab] = useState('timeline')
  const tab = hasNewListing ? 'real' : picked
  useEffect(() => {
    if (hasNewListing) setTab('real')
  }, [hasNewListing])
  const { part: Part = Timeline, isOfMoment = false } = TABS[tab] ?? {}
  return (
    <div className="@container flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-x-1.5 px-2 py-1">
        <Controls />
        <EventForm />
        <div role="tablist" aria-label="Views of the simulation" className="ml-auto flex">
          {Object.entries(TABS).map(([id, { label, narrow = '' }]) => (
            <button
              key={id}
              type="button"
              role="tab"
              aria-selected={id === tab}
              onClick={() => setTab(id)}
              className="h-7 whitespace-nowrap border-transparent border-b-2 px-2 text-ink-soft first-letter:uppercase aria-selected:border-ink aria-selected:font-semibold aria-selected:text-ink @max-[760px]:px-1.5"
            >
              {narrow && <span className="@max-[1000px]:sr-only">{narrow}</span>}
              {label}
            </button>
          ))}
        </div>
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          {isOfMoment && <TimeAxis />}
          <div className="min-h-0 flex-1 overflow-auto">
            <Part />
          </div>
        </div>
        {isOfMoment && (
          <section
            aria-label="Story of the scenario"
            className="flex w-[min(360px,38%)] shrink-0 flex-col border-line border-l"
          >
            <Story />
            <Fixes />
          </section>
        )}
      </div>
      <Overlay />
      <UnderDrawing hasBrokers={tab !== 'cluster'} />
      <MomentOfSelected />
    </div>
  )
}
