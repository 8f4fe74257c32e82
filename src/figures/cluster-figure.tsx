import { contributionsTo, isTotal } from '@/core/facts/contributions'
import type { ClusterFigureName } from '@/core/sizing/sizing'
import { currentAnalysis, useAnalysis } from '@/stores/document/analysis-store'
import { FigureButton } from './figure-button'

interface ClusterFigureProps {
  readonly name: ClusterFigureName
  readonly title: string
}

/** A figure of the cluster; a sum tells the nodes that it mostly comes from. */
export function ClusterFigure({ name, title }: ClusterFigureProps) {
  const figure = useAnalysis(({ sizing }) => sizing.cluster[name])
  const parts = () => {
    if (!isTotal(name)) return []
    const analysis = currentAnalysis()
    return contributionsTo(name, analysis.sizing.cluster, analysis)
  }
  return <FigureButton figure={figure} title={title} parts={parts} />
}
