/** Commands that put what is selected in order. */
import type { Alignment } from '@/core/edits/align-nodes'
import type { Spread } from '@/core/edits/distribute-nodes'
import type { Command } from '@/ui/command'
import { dispatchLoaded, hasSeveral, selectedNodes } from './selected-items'

const align = (alignment: Alignment, label: string): Command => ({
  id: `align-${alignment}`,
  label,
  enabled: hasSeveral,
  run: () =>
    dispatchLoaded(
      import('@/core/edits/align-nodes').then(({ alignNodes }) => alignNodes(selectedNodes(), alignment)),
    ),
})

const distribute = (spread: Spread, label: string): Command => ({
  id: `distribute-${spread}`,
  label,
  enabled: () => selectedNodes().length > 2,
  run: () =>
    dispatchLoaded(
      import('@/core/edits/distribute-nodes').then(({ distributeNodes }) =>
        distributeNodes(selectedNodes(), spread),
      ),
    ),
})

export const arrangingCommands: readonly Command[] = [
  align('left', 'Align left edges'),
  align('centre', 'Align centres'),
  align('right', 'Align right edges'),
  align('top', 'Align top edges'),
  align('middle', 'Align middles'),
  align('bottom', 'Align bottom edges'),
  distribute('across', 'Distribute across'),
  distribute('down', 'Distribute down'),
  {
    id: 'arrange-selection',
    label: 'Arrange what is selected',
    enabled: hasSeveral,
    run: () =>
      dispatchLoaded(
        import('@/core/edits/arrange-nodes').then(({ arrangeSome }) => arrangeSome(selectedNodes())),
      ),
  },
]
