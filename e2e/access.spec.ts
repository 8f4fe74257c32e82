import { expect, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** Who may do what, why and how much: read off the drawing, by mouse and by keyboard. */

const ORDERS = `surveyor: 1
name: Access
producers:
  - name: checkout
    owner: team-shop
    produces: [{ topic: orders, recordsPerSecond: { average: 400, peak: 800 } }]
topics:
  - { name: orders, owner: team-shop, partitions: 6, replicationFactor: 3 }
consumerGroups:
  - { name: billing, owner: team-billing, members: 3, commit: after-processing, consumes: [{ topic: orders }] }
`

test('shows who may do what, why and how much, and filters it', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(ORDERS)
  await page.getByRole('button', { name: 'Who may do what …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Who may do what' })
  await expect(dialog.getByRole('status')).toHaveText('3 rights of 2 principals')
  const write = dialog.getByRole('cell', { name: 'User:checkout, orders: Write' })
  await write.focus()
  const detail = dialog.getByRole('complementary', { name: 'What it is for' })
  await expect(detail).toContainText('checkout writes orders.')
  await expect(detail).toContainText('Writes per broker')
  await page.keyboard.press('ArrowDown')
  await expect(detail).toContainText('billing reads orders.')
  await dialog.getByLabel('Owner').selectOption('team-billing')
  await expect(dialog.getByRole('status')).toHaveText('2 rights of 1 principal')
  await dialog.getByRole('button', { name: 'Export …' }).click()
  await expect(page.getByRole('dialog', { name: 'Export' })).toContainText('allow-applications.sh')
})

test('what no access list can say is told beside the matrix', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(`${ORDERS}streamsApps:
  - { name: sums, processing: [{ pattern: '.*-eu', steps: [{ op: to, topic: orders }] }] }
`)
  await page.getByRole('button', { name: 'Who may do what …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Who may do what' })
  const untold = dialog.getByRole('list', { name: 'What no access list can say' })
  await expect(untold).toContainText('User:sums Reads topics by the pattern .*-eu')
  await dialog.getByLabel('Filter').fill('billing')
  await dialog.getByLabel('Filter').press('Enter')
  await expect(untold).toHaveCount(0)
})

test('a quota is taken from the traffic, typed anew, and undone', async ({ page }) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(ORDERS)
  await page.getByRole('button', { name: 'Who may do what …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Who may do what' })
  const cell = dialog.getByRole('cell', { name: 'User:checkout, orders: Write' })
  await cell.focus()
  const quota = dialog.getByRole('region', { name: 'Quota of User:checkout' })
  const writes = quota.getByRole('textbox', { name: 'Writes per broker' })
  await expect(writes).toHaveValue('')
  await quota.getByRole('button', { name: 'State what its traffic asks for' }).click()
  await expect(writes).toHaveValue(/B\/s$/)
  await expect(quota.getByRole('button', { name: 'State what its traffic asks for' })).toHaveCount(0)

  await writes.fill('0')
  await expect(quota.getByText('A limit is above 0; leave it empty for none.')).toBeVisible()
  await writes.fill('1 kB/s')
  await writes.press('Enter')
  await expect(writes).toHaveValue('1 kB/s')
  await expect(dialog.getByRole('row', { name: /checkout/ })).toContainText('W 1 kB/s')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('treeitem', { name: /may write/ })).toBeVisible()
  expect(await surveyor.exportYaml()).toContain('producerByteRate: 1000')
})

const LISTING = `Current ACLs for resource \`ResourcePattern(resourceType=TOPIC, name=*, patternType=LITERAL)\`:
 	(principal=User:billing, host=*, operation=READ, permissionType=ALLOW)

Current ACLs for resource \`ResourcePattern(resourceType=GROUP, name=billing, patternType=LITERAL)\`:
 	(principal=User:billing, host=*, operation=READ, permissionType=ALLOW)

Current ACLs for resource \`ResourcePattern(resourceType=TOPIC, name=orders, patternType=LITERAL)\`:
 	(principal=User:checkout, host=*, operation=WRITE, permissionType=ALLOW)
 	(principal=User:checkout, host=*, operation=DELETE, permissionType=ALLOW)
`

test('the ACLs of a cluster are laid over the drawing: what is too wide, and what nobody needs', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(ORDERS)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Control+o')
  await page
    .getByTestId('file-picker')
    .setInputFiles({ name: 'acls.txt', mimeType: 'text/plain', buffer: Buffer.from(LISTING) })
  await page.getByRole('button', { name: 'Add to Access' }).click()
  const findings = page.getByRole('tree', { name: 'Findings' })
  await expect(findings).toContainText('User:billing is allowed Read on topic *')
  await expect(findings).toContainText(
    'User:checkout is allowed Delete on topic orders, and nothing that is drawn as it needs that',
  )
  await findings.getByText('is allowed Read on topic').click()
  await expect(page.getByRole('article', { name: 'The finding' })).toContainText(
    'Allow what is drawn and no more',
  )
  const yaml = await surveyor.exportYaml()
  expect(yaml).toContain('operations: [Write, Delete]')
  expect(surveyor.faults).toEqual([])
})
