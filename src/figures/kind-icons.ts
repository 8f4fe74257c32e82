import ArrowRightFromLine from 'lucide-react/icons/arrow-right-from-line'
import ListOrdered from 'lucide-react/icons/list-ordered'
import Plug from 'lucide-react/icons/plug'
import UsersRound from 'lucide-react/icons/users-round'
import Workflow from 'lucide-react/icons/workflow'
import type { LucideIcon } from 'lucide-react/types'
import type { NodeKind } from '@/core/model/node-id'

/** The icon of every kind of node, wherever one is shown. */
export const KIND_ICONS = {
  producer: ArrowRightFromLine,
  topic: ListOrdered,
  consumerGroup: UsersRound,
  streamsApp: Workflow,
  connector: Plug,
} as const satisfies Record<NodeKind, LucideIcon>
