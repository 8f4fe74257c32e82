import type { NodeId } from '@/core/model/node-id'
import { sessionStore, useSession } from '@/stores/session/session-store'

/** The node that the keyboard is connecting to another one, while its target is being chosen. */
export const useConnecting = (): NodeId | null => useSession(({ connecting }) => connecting)
export const startConnecting = (connecting: NodeId): void => sessionStore.setState({ connecting })
export const stopConnecting = (): void => sessionStore.setState({ connecting: null })
