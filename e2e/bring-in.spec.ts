import { expect, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

const TERRAFORM = `variable "retention" { default = 604800000 }
resource "kafka_topic" "orders" {
  name               = "orders"
  partitions         = 12
  replication_factor = 3
  config             = { "retention.ms" = var.retention, "min.insync.replicas" = "2" }
}
`

const LISTING = `Topic: orders\tTopicId: 5vJ3Yw2hTkKZ0bV5x2u8Zg\tPartitionCount: 6\tReplicationFactor: 3\tConfigs: retention.ms=604800000
\tTopic: orders\tPartition: 0\tLeader: 1\tReplicas: 1,2,3\tIsr: 1,2,3
Topic: payments\tTopicId: aGk3n2VnRbqPq2bQJmO0rg\tPartitionCount: 4\tReplicationFactor: 3\tConfigs: 
\tTopic: payments\tPartition: 0\tLeader: 2\tReplicas: 2,3,1\tIsr: 2,3,1
`

const GROUPS = `
GROUP           TOPIC           PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG             CONSUMER-ID                                  HOST            CLIENT-ID
billing         orders          0          100             120             20              consumer-1-7f1d0d42-91a5-4a0c-8c8f-1a2b3c4d5e6f /10.0.0.1       consumer-1
billing         payments        0          50              50              0               consumer-2-0b5c9d3e-2f64-4f4e-9a70-6f5e4d3c2b1a /10.0.0.2       consumer-2
`

const files = (...named: [name: string, text: string][]) =>
  named.map(([name, text]) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) }))

test('three files of three formats open as one drawing, and say what they disagree about', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  await page.keyboard.press('Control+o')
  await page
    .getByTestId('file-picker')
    .setInputFiles(files(['topics.tf', TERRAFORM], ['topics.txt', LISTING], ['groups.txt', GROUPS]))
  await expect(surveyor.node('topic:orders')).toBeVisible()
  await expect(surveyor.node('topic:payments')).toBeVisible()
  await expect(surveyor.node('consumerGroup:billing')).toBeVisible()
  await page.getByTestId('notice').getByRole('button', { name: 'Show' }).click()
  const dialog = page.getByRole('dialog', { name: 'What was read' })
  await expect(dialog.getByText('Terraform', { exact: true })).toBeVisible()
  await expect(dialog.getByText('topics.txt', { exact: true }).first()).toBeVisible()
  await expect(dialog.getByText(/12.*6|6.*12/).first()).toBeVisible()
})

test('a listing is added to a drawing after it was shown what it changes, and taken back as one step', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.startEmpty()
  await surveyor.openText(
    'surveyor: 1\nname: Shop\ntopics:\n  - { name: orders, partitions: 12, replicationFactor: 3 }\n',
  )
  await expect(surveyor.node('topic:orders')).toBeVisible()
  await page.keyboard.press('Control+o')
  await page.getByTestId('file-picker').setInputFiles(files(['topics.txt', LISTING], ['groups.txt', GROUPS]))
  const dialog = page.getByRole('dialog', { name: 'Add what was read?' })
  await expect(dialog.getByText(/^2 nodes added/)).toBeVisible()
  await expect(dialog.getByText('partitions 12 → 6')).toBeVisible()
  await dialog.getByLabel('the drawing').check()
  await expect(dialog.getByText('partitions 12 → 6')).toBeHidden()
  await expect(surveyor.node('topic:payments')).toBeHidden()
  await dialog.getByRole('button', { name: 'Add to Shop' }).click()
  await expect(surveyor.node('topic:payments')).toBeVisible()
  await expect(surveyor.node('consumerGroup:billing')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(surveyor.node('topic:payments')).toBeHidden()
  await expect(surveyor.node('consumerGroup:billing')).toBeHidden()
  await expect(surveyor.node('topic:orders')).toBeVisible()
})
