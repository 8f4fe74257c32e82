import type { Draft } from '../facts/draft'
import type { Field } from './field'

const OWNER = /^Owner: (.+)$/
const DATA = /^Data: (public|internal|personal|secret)$/

/** What else stands in such a text: findings that were accepted, and what an application is. */
const OTHERS = /^(?:Accepted: |An? (?:producer|consumer group|Streams application|connector) of .*\.$)/

/**
 * Says what a field's text says of a topic or an application: what it is for, and in lines of their own whose it is and
 * what data it holds. What else Surveyor writes there is passed over, and so is what is said already.
 */
export function sayAbout(
  field: Field | undefined,
  draft: Draft<'topic'> | Draft<'application'> | undefined,
): void {
  const said = field?.text()
  if (!field || said === undefined || !draft) return
  const say = (name: 'description' | 'owner', value: string) => {
    if (!draft.claims.has(name)) draft.say(name, value, field.place)
  }
  const purpose: string[] = []
  for (const line of said.split(/\r?\n/)) {
    const [owner, data] = [OWNER.exec(line)?.[1], DATA.exec(line)?.[1]]
    if (owner !== undefined) say('owner', owner)
    else if (data !== undefined && isTopic(draft)) draft.say('data', data, field.place)
    else if (!OTHERS.test(line)) purpose.push(line)
  }
  const description = purpose.join('\n').trim()
  if (description !== '') say('description', description)
}

const isTopic = (draft: Draft<'topic'> | Draft<'application'>): draft is Draft<'topic'> =>
  !('isOneProgram' in draft)
