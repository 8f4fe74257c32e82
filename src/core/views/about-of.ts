import type { About } from '../model/about'
import type { NodeView } from './view-of'

/** What the node of a view says of itself to people. */
export function aboutOf(view: NodeView): About {
  switch (view.kind) {
    case 'producer':
      return view.producer
    case 'topic':
      return view.topic
    case 'consumerGroup':
      return view.group
    case 'streamsApp':
      return view.app
    case 'connector':
      return view.connector
    default:
      return {}
  }
}
