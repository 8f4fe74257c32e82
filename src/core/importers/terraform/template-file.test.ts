import { describe, expect, it } from 'vitest'
import { importFiles } from '../import-files'

const main = `
variable "partitions" { default = 3 }
variable "retention_days" { default = 1 }
locals {
  topics = yamldecode(templatefile("\${path.module}/topics.yaml.tpl", { env = "prod", parts = var.partitions, extra = ["a", "b"] }))
}
resource "kafka_topic" "t" {
  for_each           = { for t in local.topics.topics : t.name => t }
  name               = each.key
  partitions         = each.value.partitions
  replication_factor = 3
  config             = { "retention.ms" = var.retention_days * 86400000 }
}
`

const template = `topics:
  - name: \${env}.orders
    partitions: \${parts}
%{ for index, name in extra ~}
  - name: \${env}.\${upper(name)}
    partitions: \${index + 1}
%{ endfor ~}
%{ if env == "prod" ~}
  - { name: audit, partitions: 12 }
%{ else ~}
  - { name: debug, partitions: 1 }
%{ endif ~}
`

async function drawn(files: Readonly<Record<string, string>>) {
  const read = await importFiles(Object.entries(files).map(([name, text]) => ({ name, text })))
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  const { design, losses, formats } = read.value
  return {
    topics: design.topics.map(({ name, partitions, config }) => [name, partitions, config?.['retention.ms']]),
    losses: losses.map(({ file, line, sentence }) => `${file}:${line ?? ''} ${sentence}`),
    formats: formats.map(({ file, id }) => [file, id]),
  }
}

describe('the files that Terraform reads beside its own', () => {
  it('a template is followed, and not read by itself', async () => {
    expect(await drawn({ 'main.tf': main, 'topics.yaml.tpl': template })).toEqual({
      topics: [
        ['prod.orders', 3, 86_400_000],
        ['prod.A', 1, 86_400_000],
        ['prod.B', 2, 86_400_000],
        ['audit', 12, 86_400_000],
      ],
      losses: [],
      formats: [
        ['main.tf', 'terraform'],
        ['topics.yaml.tpl', 'topics-list'],
      ],
    })
  })

  it.each([
    ['prod.tfvars.json', '{ "partitions": 24, "retention_days": 7 }'],
    ['prod.tfvars', 'partitions = 24\nretention_days = 7\n'],
    ['terraform.tfvars.json', '{ "partitions": 24, "retention_days": 7 }'],
  ])('%s stands over the defaults', async (name, text) => {
    const { topics } = await drawn({ 'main.tf': main, 'topics.yaml.tpl': template, [name]: text })
    expect(topics).toContainEqual(['prod.orders', 24, 604_800_000])
  })

  it('of several the values of production count, and the others are told', async () => {
    const { topics, losses } = await drawn({
      'main.tf': main,
      'topics.yaml.tpl': template,
      'dev.tfvars.json': '{ "partitions": 1 }',
      'prod.tfvars.json': '{ "partitions": 24 }',
    })
    expect(topics).toContainEqual(['prod.orders', 24, 86_400_000])
    expect(losses.join()).toContain('dev.tfvars.json')
  })

  it('what is not known stays an expression, and a condition that hangs on it draws nothing', async () => {
    const unknown = main.replace('env = "prod"', 'env = data.x.y.z')
    const { topics, losses } = await drawn({
      'main.tf': unknown,
      'topics.yaml.tpl': `topics:\n  - { name: plain, partitions: 2 }\n  - { name: "\${env}.orders", partitions: 1 }\n`,
    })
    expect(topics).toEqual([['plain', 2, 86_400_000]])
    expect(losses.join()).toContain('env')
    const hanging = await drawn({ 'main.tf': unknown, 'topics.yaml.tpl': template })
    expect(hanging.topics).toEqual([])
    expect(hanging.losses.length).toBeGreaterThan(0)
  })

  it('broken templates and values are told, and cost nothing else', async () => {
    for (const broken of ['%{ for x in', '%{ endfor }', '${', '%{ if }x%{ endif }', '%{ for x in extra }'])
      expect((await drawn({ 'main.tf': main, 'topics.yaml.tpl': broken })).topics).toEqual([])
    const { losses } = await drawn({ 'main.tf': main, 'x.tfvars.json': '{ "partitions": ' })
    expect(losses.join()).toContain('x.tfvars.json')
  })
})
