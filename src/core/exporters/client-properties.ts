import type { Config } from '../model/design'
import { propertyComment, propertyLine } from './properties'
import { settingsOf } from './setting-text'

/** Settings that stand together, with a sentence about where they come from. */
interface Section {
  readonly comment: string
  readonly settings: readonly (readonly [key: string, value: string])[]
}

/**
 * A client's properties file: what it needs to start, then what its guarantee needs, then what the design
 * sets, which wins over both. Every key stands once.
 */
export function clientProperties(
  comments: readonly string[],
  start: Config,
  intent: { readonly comment: string; readonly config: Config },
  own: Config | undefined,
): string {
  const keys = new Set(Object.keys(own ?? {}))
  const needed = new Set(Object.keys(intent.config))
  const sections: Section[] = [
    {
      comment: 'To start; put your own values here',
      settings: settingsOf(start).filter(([key]) => !keys.has(key) && !needed.has(key)),
    },
    { comment: intent.comment, settings: settingsOf(intent.config).filter(([key]) => !keys.has(key)) },
    { comment: 'Set in the design', settings: settingsOf(own) },
  ]
  return [
    comments.map(propertyComment).join('\n'),
    ...sections
      .filter(({ settings }) => settings.length > 0)
      .map(({ comment, settings }) =>
        [propertyComment(comment), ...settings.map(([key, value]) => propertyLine(key, value))].join('\n'),
      ),
  ]
    .join('\n\n')
    .concat('\n')
}
