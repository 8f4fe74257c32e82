import { openDialog } from '@/stores/session-store'
import { Button } from '@/ui/button'
import { addToDrawing, KIND_LABEL } from './add-to-drawing'

/** What will be here, and the buttons that fill it. */
export function EmptyCanvas() {
  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center p-8">
      <div className="pointer-events-auto flex max-w-md flex-col items-center gap-3 text-center">
        <p className="font-semibold">Draw who writes, what is kept, and who reads.</p>
        <p className="text-ink-soft">
          Add a producer, a topic and a consumer group, then drag from one handle to the next. Partitions,
          storage and brokers follow as you type.
        </p>
        <div className="flex flex-wrap justify-center gap-2">
          {(['producer', 'topic', 'consumerGroup'] as const).map((kind, at) => (
            <Button key={kind} variant={at === 0 ? 'primary' : 'plain'} onClick={() => addToDrawing(kind)}>
              Add a {KIND_LABEL[kind].toLowerCase()}
            </Button>
          ))}
          <Button variant="quiet" onClick={() => openDialog('designs')}>
            Start from an example
          </Button>
        </div>
      </div>
    </div>
  )
}
