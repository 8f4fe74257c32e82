import { type CanvasKind, CHAMFERED } from './canvas-kind'

export const streamsApp: CanvasKind<'streamsApp'> = {
  label: 'Streams',
  shape: CHAMFERED,
  fill: 'ramp-3',
  handles: [
    { type: 'target', side: 'left', height: 'middle' },
    { type: 'source', side: 'right', height: 'middle' },
  ],
  across: 0.5,
  // Its chain is drawn once its topology can be built.
  Stated: () => null,
}
