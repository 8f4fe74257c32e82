import type { NodeId } from '@/core/model/node-id'
import { sessionStore } from '@/stores/session/session-store'
import { Button } from '@/ui/button'

interface JoinHintProps {
  readonly id: NodeId
  /** That it has no such edge yet, and how one is drawn. */
  readonly children: string
}

/** How a node gets its first edge: by hand on the drawing, or by naming the other end. */
export function JoinHint({ id, children }: JoinHintProps) {
  return (
    <>
      <p className="text-ink-soft">{children}</p>
      <Button onClick={() => sessionStore.setState({ connecting: id })}>Connect to …</Button>
    </>
  )
}
