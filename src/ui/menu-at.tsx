import { Menu } from '@base-ui/react/menu'
import Check from 'lucide-react/icons/check'
import { type KeyboardEvent, useMemo } from 'react'
import { useGiveBack } from './give-back'

export interface MenuItem {
  readonly id: string
  readonly label: string
  /** The keys that do the same, as they are shown. */
  readonly keys?: string | undefined
  readonly isDisabled?: boolean
  /** Of something that is on or off: which it is. */
  readonly isOn?: boolean | undefined
  readonly run: () => void
}

interface MenuProps {
  readonly label: string
  /** Where on the page it opens. */
  readonly x: number
  readonly y: number
  /** Items in groups, with a line between one group and the next. */
  readonly groups: readonly (readonly MenuItem[])[]
  readonly onClose: () => void
}

/** A menu at a point of the page; Escape, a choice and a click elsewhere close it. */
export function MenuAt({ label, x, y, groups, onClose }: MenuProps) {
  const anchor = useMemo(() => ({ getBoundingClientRect: () => new DOMRect(x, y, 0, 0) }), [x, y])
  const giveBack = useGiveBack(true)
  /** The key that stands beside an item runs it here as well. */
  const press = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event
    if (ctrlKey || metaKey || altKey || shiftKey) return
    const pressed = key.length === 1 ? key.toUpperCase() : key
    const item = groups.flat().find(({ keys, isDisabled }) => keys === pressed && isDisabled !== true)
    if (!item) return
    event.preventDefault()
    event.stopPropagation()
    onClose()
    item.run()
  }
  return (
    <Menu.Root open modal={false} onOpenChange={(isOpen) => isOpen || onClose()}>
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} side="bottom" align="start" collisionPadding={8} className="z-50">
          <Menu.Popup
            aria-label={label}
            finalFocus={giveBack}
            onKeyDownCapture={press}
            className="min-w-52 rounded-control border border-line-strong bg-raised py-1 shadow-node outline-none"
          >
            {groups
              .filter((items) => items.length > 0)
              .map((items, at) => (
                <Menu.Group key={items[0]?.id} className={at > 0 ? 'mt-1 border-line border-t pt-1' : ''}>
                  {items.map((item) => (
                    <Item key={item.id} {...item} />
                  ))}
                </Menu.Group>
              ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

const ITEM =
  'flex h-7 cursor-default items-center justify-between gap-6 px-3 outline-none data-disabled:opacity-45 data-highlighted:bg-sunk'

function Item({ label, keys, isDisabled = false, isOn, run }: MenuItem) {
  const content = (
    <>
      <span>{label}</span>
      <span className="flex items-center gap-3 text-ink-soft">
        {isOn && <Check size={14} aria-hidden="true" />}
        {keys && <span className="font-mono text-small">{keys}</span>}
      </span>
    </>
  )
  if (isOn === undefined) {
    return (
      <Menu.Item disabled={isDisabled} onClick={run} className={ITEM}>
        {content}
      </Menu.Item>
    )
  }
  return (
    <Menu.CheckboxItem checked={isOn} disabled={isDisabled} onClick={run} closeOnClick className={ITEM}>
      {content}
    </Menu.CheckboxItem>
  )
}
