/** What the scenario is called, how long it is, at which rates it begins; and other scenarios made of it. */
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal'
import { useId, useState } from 'react'
import { clock } from '@/core/shared/clock'
import { err, ok, type Result } from '@/core/shared/result'
import { documentStore, useDocument } from '@/stores/document/document-store'
import {
  changeScenario,
  deleteScenario,
  duplicateScenario,
  newScenario,
} from '@/stores/document/what-if-scenarios'
import { shownScenario, useWhatIf } from '@/stores/document/what-if-store'
import { announce } from '@/stores/session/session-store'
import { Button, IconButton } from '@/ui/button'
import { DraftField } from '@/ui/draft-field'
import { CONTROL, Field } from '@/ui/field'
import { FormPopover } from '@/ui/form-popover'
import { Select } from '@/ui/select'
import { readLength } from './read-length'
import { sayLength } from './say-length'
import { useLeftForDialog } from './use-left-for-dialog'

const LONGEST_NAME = 200

/** The name of a scenario: something, and no other one's. */
function readName(text: string): Result<string> {
  const name = text.trim()
  const { index } = shownScenario()
  const { scenarios = [] } = documentStore.getState().design
  if (name === '') return err('A scenario needs a name.')
  if (name.length > LONGEST_NAME) return err(`The most is ${LONGEST_NAME} letters.`)
  if (scenarios.some((other, at) => at !== index && other.name === name))
    return err('Another scenario has this name.')
  return ok(name)
}

export function ScenarioMenu() {
  const [isOpen, setOpen] = useState(false)
  useLeftForDialog(() => setOpen(false))
  return (
    <FormPopover
      open={isOpen}
      onOpenChange={setOpen}
      title="Scenario"
      trigger={
        <IconButton label="Name, length and rates of the scenario">
          <SlidersHorizontal size={15} />
        </IconButton>
      }
    >
      <ScenarioForm onDone={() => setOpen(false)} />
    </FormPopover>
  )
}

function ScenarioForm({ onDone }: { onDone: () => void }) {
  const { name, lengthSeconds, traffic = 'average', events } = useWhatIf(({ scenario }) => scenario)
  const index = useWhatIf((state) => state.index)
  const isOwn = useDocument(({ design }) => design.scenarios?.[index] !== undefined)
  const ratesId = useId()
  const after = events.filter(({ atSeconds }) => atSeconds >= lengthSeconds).length
  const act = (change: () => void, said: string) => () => {
    change()
    announce(said)
    onDone()
  }
  return (
    <div className="flex flex-col gap-2">
      <DraftField
        label="Name"
        shown={name}
        read={readName}
        onChange={(typed) =>
          changeScenario((scenario) => ({ ...scenario, name: typed }), 'Rename a scenario', `name ${index}`)
        }
      />
      <DraftField
        label="Length"
        shown={sayLength(lengthSeconds)}
        read={readLength}
        onChange={(seconds) =>
          changeScenario(
            (scenario) => ({ ...scenario, lengthSeconds: seconds }),
            'Change the length of a scenario',
            `length ${index}`,
          )
        }
      />
      {after > 0 && (
        <p className="text-small text-warning">
          {after === 1 ? 'One event comes' : `${after} events come`} after its end at {clock(lengthSeconds)}.
        </p>
      )}
      <Field label="Begins at" htmlFor={ratesId}>
        <Select
          id={ratesId}
          value={traffic}
          onChange={({ target }) =>
            changeScenario(
              (scenario) => ({ ...scenario, traffic: target.value === 'peak' ? 'peak' : 'average' }),
              'Change the rates of a scenario',
            )
          }
          className={CONTROL}
        >
          <option value="average">average rates</option>
          <option value="peak">peak rates</option>
        </Select>
      </Field>
      <div className="flex flex-wrap gap-1.5 border-line border-t pt-2">
        <Button onClick={act(newScenario, 'A new scenario is shown.')}>New scenario</Button>
        <Button onClick={act(duplicateScenario, `A copy of ${name} is shown.`)}>Duplicate</Button>
        <Button
          disabled={!isOwn}
          title={isOwn ? undefined : 'It is only suggested: the design has no scenario yet.'}
          onClick={act(deleteScenario, `${name} is deleted. Undo brings it back.`)}
        >
          Delete
        </Button>
      </div>
    </div>
  )
}
