import { useState } from 'react'
import type { StreamsTopology } from '@/core/facts/streams-facts'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { lazyPart } from '@/ui/lazy-part'

const TopologyDrawing = lazyPart(() => import('./topology-drawing').then((module) => module.TopologyDrawing))

/** Opens the sub-topologies of a Streams application as a drawing. */
export function TopologyDialog({ name, facts }: { name: string; facts: StreamsTopology }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Draw them</Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Sub-topologies of ${name}`}
        description="What each reads, does, keeps and writes. Tasks of one sub-topology run apart from those of another."
        size="large"
      >
        <TopologyDrawing facts={facts} />
      </Dialog>
    </>
  )
}
