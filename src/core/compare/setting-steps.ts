import type { Config } from '../model/design'
import type { TopicView } from '../views/views'
import { sameSetting } from './field-changes'
import { settingConsequence } from './setting-consequence'
import { settingWords } from './setting-words'
import type { Step } from './step'
import { APPLIES, draftOf, type Pair, PHASE, type PlacedStep, stepOf } from './step-of'
import type { Target, Treatment } from './targets'
import { TOPIC_THROTTLES } from './throttles'

/** Returns the steps for the settings of a topic. Settings are compared by what is in effect: one that says the default is no change. */
export function settingSteps(pair: Pair, target: Target): PlacedStep[] {
  const { before, after } = pair
  const [ones, others] = [configOf(before), configOf(after)]
  const steps: PlacedStep[] = []
  const isLast = Object.values(others).every((value) => value === null)
  for (const key of new Set([...Object.keys(ones), ...Object.keys(others)])) {
    const [was, is] = [before.settings.text(key), after.settings.text(key)]
    if (sameSetting(was, is) && sameSetting(ones[key] ?? was, others[key] ?? is)) continue
    const isNamed = others[key] !== undefined && others[key] !== null
    const draft = draftOf(
      pair,
      `config.${key}`,
      `${key} ${settingWords(key, was)} → ${settingWords(key, is)}`,
    )
    const consequence = settingConsequence({ key, value: isNamed ? others[key] : undefined, before, after })
    const treatment = treatmentOfSetting(key, isNamed ? 'named' : isLast ? 'last' : 'removed', target)
    const step = stepOf(draft, treatment, consequence)
    steps.push({ phase: phaseOfSetting(key, step, before, after), step })
  }
  return steps
}

const configOf = ({ topic }: TopicView): Config => topic.config ?? {}

function treatmentOfSetting(key: string, is: 'named' | 'removed' | 'last', target: Target): Treatment {
  if (target.settings && !target.settings.has(key)) {
    return {
      outcome: 'refused',
      sentence: `${target.label} refuses it: the setting cannot be changed there.`,
    }
  }
  if (is === 'named') return APPLIES
  return (is === 'last' ? target.removedLastSetting : undefined) ?? target.removedSetting
}

function phaseOfSetting(key: string, step: Step, before: TopicView, after: TopicView): number {
  if (step.losesData) return PHASE.tighter
  if (isThrottle(key)) return PHASE.throttles
  const [was, is] = [before.settings.number(key), after.settings.number(key)]
  // More in-sync replicas are stricter, though the number is larger.
  if (key === 'min.insync.replicas') return is > was ? PHASE.tighter : PHASE.roomier
  return is < was && is >= 0 ? PHASE.tighter : PHASE.roomier
}

const isThrottle = (key: string): boolean => TOPIC_THROTTLES.some((throttle) => throttle === key)
