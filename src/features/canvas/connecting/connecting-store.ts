import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { NodeId } from '@/core/model/node-id'

/** The node that the keyboard is connecting to another one, while its target is being chosen. */
const connectingStore = createStore<{ from: NodeId | null }>(() => ({ from: null }))

export const useConnecting = (): NodeId | null => useStore(connectingStore, ({ from }) => from)
export const startConnecting = (from: NodeId): void => connectingStore.setState({ from })
export const stopConnecting = (): void => connectingStore.setState({ from: null })
