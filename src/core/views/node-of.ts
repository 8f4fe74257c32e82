import type { Connector, ConsumerGroup, Producer, StreamsApp, Topic } from '../model/design'
import type { NodeView } from './view-of'

/** Returns the node of the design that a view is of. */
export function nodeOf(view: NodeView): Producer | Topic | ConsumerGroup | StreamsApp | Connector {
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
  }
}
