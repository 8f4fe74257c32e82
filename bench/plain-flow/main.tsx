/**
 * The least that shows a graph with React Flow: its own nodes and lines, nothing on them but a name. What
 * the canvas is held against; never shipped. The graph is put on the window before the page's scripts run.
 */
import { type Edge, type Node, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react'
import { createRoot } from 'react-dom/client'
import '@xyflow/react/dist/style.css'

declare global {
  interface Window {
    readonly graph: { readonly nodes: Node[]; readonly edges: Edge[] }
  }
}

function Plain() {
  const [nodes, , onNodesChange] = useNodesState(window.graph.nodes)
  const [edges, , onEdgesChange] = useEdgesState(window.graph.edges)
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onlyRenderVisibleElements
      minZoom={0.02}
      fitView
    />
  )
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<Plain />)
