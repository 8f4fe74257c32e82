import type { ComponentType } from 'react'
import type { NodeKind } from '@/core/model/node-id'
import type { NodeView, ViewOf } from '@/core/views/view-of'
import { ConnectorForm } from './connector-form'
import { ConsumerGroupForm } from './consumer-group-form'
import { ProducerForm } from './producer-form'
import { StreamsAppForm } from './streams-app-form'
import { TopicForm } from './topic-form'

const FORMS = {
  producer: ProducerForm,
  topic: TopicForm,
  consumerGroup: ConsumerGroupForm,
  streamsApp: StreamsAppForm,
  connector: ConnectorForm,
} satisfies { readonly [Kind in NodeKind]: ComponentType<{ view: ViewOf<Kind> }> }

/** Returns the form of a kind, for code that treats all kinds alike. */
export const formOf = (kind: NodeKind): ComponentType<{ view: NodeView }> =>
  FORMS[kind] as ComponentType<{ view: NodeView }>
