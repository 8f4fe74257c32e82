import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { Design } from '../model/design'
import { renderRuleBook, renderRulePage } from './render-rule-page'
import { rules } from './rules/index'
import { topicMinInsyncReplicasOne } from './rules/topics/topic-min-insync-replicas-one'

const findingsOf = (design: Design) => analyse(design).findings

describe('renderRulePage', () => {
  it('says what the rule finds, of which example, and what it would do', () => {
    const page = renderRulePage(topicMinInsyncReplicasOne, findingsOf)
    expect(page).toContain('## topic-min-insync-replicas-one')
    expect(page).toContain(topicMinInsyncReplicasOne.why)
    expect(page).toContain(
      '- `topic:orders` `config.min.insync.replicas: 1`\n  - `orders` acknowledges a record with one copy in sync (fix: Set min.insync.replicas to 2)',
    )
    expect(page).toContain(
      '- `cluster` `config.min.insync.replicas: 2`; `topic:orders` `no config.min.insync.replicas`',
    )
  })
})

describe('docs/rules.md', () => {
  it('is what the rules say', async () => {
    await expect(renderRuleBook(rules, findingsOf)).toMatchFileSnapshot('../../../docs/rules.md')
  })
})
