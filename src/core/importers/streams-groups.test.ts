/** Catches what `kafka-streams-groups` prints and is not understood: each of its forms, as Kafka 4.1 to 4.3 print them. */
import { describe, expect, it } from 'vitest'
import { importFiles } from './import-files'

const COMMAND = '$ bin/kafka-streams-groups.sh --bootstrap-server b:9092'

const OFFSETS = `
GROUP           TOPIC                          PARTITION  OFFSET-LAG
totals          orders                         0          3
totals          orders                         1          3
totals          totals-per-id-repartition      0          12
`
const OFFSETS_VERBOSE = `
GROUP           TOPIC           PARTITION  CURRENT-OFFSET  LEADER-EPOCH    LOG-END-OFFSET  OFFSET-LAG     
totals          orders          0          120             4               123             3              
totals          orders          1          -               -               80              80             
`
const MEMBERS = `
GROUP           MEMBER                 PROCESS                              CLIENT-ID                 ASSIGNMENTS
totals          u-Bf3gqrRQybQK2m8Yg5tw 3b1a7f0e-6a30-4a57-9a5e-7a1f2f6b0c11 totals-1-StreamThread-1   ACTIVE: 0:[0,1]; 1:[0]; STANDBY: 1:[1]; 
totals          0Zt1m2SbQ2m1cF3yXk2x9A 3b1a7f0e-6a30-4a57-9a5e-7a1f2f6b0c11 totals-1-StreamThread-2   ACTIVE: 1:[1]; 
totals          r5Sgk1YbTW-q7a3m0Vb0zQ 90dd1c3c-40a4-4d0b-8b5f-0e6cfa1a2b22 totals-2-StreamThread-1   
`
const MEMBERS_VERBOSE = `
GROUP           TARGET-ASSIGNMENT-EPOCH   TOPOLOGY-EPOCH MEMBER                 MEMBER-PROTOCOL MEMBER-EPOCH    PROCESS                              CLIENT-ID                 ASSIGNMENTS
totals          3                         0              u-Bf3gqrRQybQK2m8Yg5tw streams         3               3b1a7f0e-6a30-4a57-9a5e-7a1f2f6b0c11 totals-1-StreamThread-1   ACTIVE: 0:[0,1]; TARGET-ACTIVE: 0:[0,1]; 
totals          3                         0              0Zt1m2SbQ2m1cF3yXk2x9A streams         3               90dd1c3c-40a4-4d0b-8b5f-0e6cfa1a2b22 totals-2-StreamThread-1   ACTIVE: 1:[1]; TARGET-ACTIVE: 1:[1]; 
`
/** As Kafka 4.1 prints it: a head for each member, and its tasks below. */
const MEMBERS_OLD = `
GROUP           MEMBER                 PROCESS                              CLIENT-ID      
totals          u-Bf3gqrRQybQK2m8Yg5tw 3b1a7f0e-6a30-4a57-9a5e-7a1f2f6b0c11 totals-1-StreamThread-1
ACTIVE-TASKS:: 0: [[0, 1],1: [[0]] 
STANDBY-TASKS:: ] 
WARMUP-TASKS:: ] 

GROUP           MEMBER                 PROCESS                              CLIENT-ID      
totals          0Zt1m2SbQ2m1cF3yXk2x9A 90dd1c3c-40a4-4d0b-8b5f-0e6cfa1a2b22 totals-2-StreamThread-1
ACTIVE-TASKS:: 1: [[1]] 
STANDBY-TASKS:: ] 
WARMUP-TASKS:: ] 

`
const STATE = `
GROUP           COORDINATOR (ID)          STATE                     #MEMBERS
totals          broker-1:9092 (1)         Stable                    3
`
const STATE_VERBOSE = `
GROUP           COORDINATOR (ID)          STATE                     GROUP-EPOCH     TARGET-ASSIGNMENT-EPOCH   #MEMBERS
totals          broker-1:9092 (1)         Stable                    3               3                         2
`
const LIST = 'totals\nclicks-cleaner\n'
const LIST_STATE = `
GROUP           STATE
totals          Stable
clicks-cleaner  NotReady
`

const read = async (text: string) => {
  const result = await importFiles([{ name: 'pasted', text }])
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  const { design, losses } = result.value
  return {
    apps: design.streamsApps.map(({ name, instances, config }) => ({
      name,
      instances,
      threads: config?.['num.stream.threads'],
    })),
    groups: design.consumerGroups.map(({ name }) => name),
    topics: design.topics.map(({ name }) => name),
    losses: losses
      .map(({ sentence }) => sentence)
      .filter((sentence) => !sentence.startsWith('Offsets and lag are of one moment')),
  }
}

const FORMS: readonly (readonly [form: string, options: string, text: string, expected: object])[] = [
  ['offsets', '--describe --group totals', OFFSETS, { apps: [{ name: 'totals' }], topics: ['orders'] }],
  [
    'offsets by name',
    '--describe --offsets --group totals',
    OFFSETS,
    { apps: [{ name: 'totals' }], topics: ['orders'] },
  ],
  [
    'offsets with --verbose',
    '--describe --offsets --verbose --group totals',
    OFFSETS_VERBOSE,
    { apps: [{ name: 'totals' }], topics: ['orders'] },
  ],
  [
    'members',
    '--describe --members --group totals',
    MEMBERS,
    { apps: [{ name: 'totals', instances: 2, threads: 2 }] },
  ],
  [
    'members with --verbose',
    '--describe --members --verbose --group totals',
    MEMBERS_VERBOSE,
    { apps: [{ name: 'totals', instances: 2 }] },
  ],
  [
    'members of 4.1',
    '--describe --members --group totals',
    MEMBERS_OLD,
    { apps: [{ name: 'totals', instances: 2 }] },
  ],
  ['state', '--describe --state --group totals', STATE, { apps: [{ name: 'totals' }] }],
  [
    'state with --verbose',
    '--describe --state --verbose --group totals',
    STATE_VERBOSE,
    { apps: [{ name: 'totals' }] },
  ],
  ['list', '--list', LIST, { apps: [{ name: 'totals' }, { name: 'clicks-cleaner' }] }],
  [
    'list with --state',
    '--list --state',
    LIST_STATE,
    { apps: [{ name: 'totals' }, { name: 'clicks-cleaner' }] },
  ],
]

const LAYOUTS: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['indented', (text) => text.replace(/^/gm, '    ')],
  ['quoted', (text) => text.replace(/^/gm, '> ')],
  ['with Windows’ ends of lines', (text) => text.replaceAll('\n', '\r\n')],
  ['in a fence', (text) => `\`\`\`\n${text}\n\`\`\``],
]

describe('what kafka-streams-groups prints', () => {
  for (const [layout, lay] of LAYOUTS)
    it.each(FORMS)(`is read ${layout}: %s`, async (_, options, text, expected) => {
      const found = await read(lay(`${COMMAND} ${options}\n${text}`))
      expect(found).toMatchObject({ ...expected, groups: [], losses: [] })
    })

  it.each(FORMS.filter(([form]) => /offsets|members/.test(form)))(
    'is known without its command: %s',
    async (_, __, text, expected) => {
      expect(await read(text)).toMatchObject({ ...expected, groups: [], losses: [] })
    },
  )

  it('is read of several groups at once, and of several forms of one', async () => {
    const other = (text: string) => text.replaceAll('totals', 'clicks')
    expect(
      await read(`${COMMAND} --describe --all-groups --members\n${MEMBERS}${other(MEMBERS)}`),
    ).toMatchObject({
      apps: [
        { name: 'totals', instances: 2 },
        { name: 'clicks', instances: 2 },
      ],
      losses: [],
    })
    expect(
      await read(
        `${COMMAND} --list --state\n${LIST_STATE}\n${COMMAND} --describe --group totals\n${OFFSETS}\n${COMMAND} --describe --members --group totals\n${MEMBERS}\n${COMMAND} --describe --state --group totals\n${STATE}`,
      ),
    ).toMatchObject({
      apps: [{ name: 'totals', instances: 2, threads: 2 }, { name: 'clicks-cleaner' }],
      topics: ['orders'],
      groups: [],
      losses: [],
    })
  })

  it('is an application even where it has no member', async () => {
    expect(
      await read(
        `${COMMAND} --describe --group totals\n\nStreams group 'totals' has no active members.\n${STATE.replace('Stable', 'Empty ').replace(/3$/m, '0')}`,
      ),
    ).toMatchObject({ apps: [{ name: 'totals' }], groups: [], losses: [] })
  })

  it('is read where a terminal has torn its rows', async () => {
    const torn = MEMBERS.split('\n')
      .map((line) => line.replace(/^(.{78}\S*) /, '$1\n'))
      .join('\n')
    const found = await read(`${COMMAND} --describe --members --group totals\n${torn}`)
    expect(found).toMatchObject({ apps: [{ name: 'totals', instances: 2 }], groups: [] })
  })
})
