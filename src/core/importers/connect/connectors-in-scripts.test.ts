/** Connectors in scripts and statements: all that runs, and nothing that is off. */
import { expect, it } from 'vitest'
import { importFiles } from '../import-files'

async function connectorsIn(name: string, text: string) {
  const read = await importFiles([{ name, text }])
  if (!read.ok) throw new Error(read.error.map(({ message }) => message).join('\n'))
  return read.value.design.connectors
}

it('reads what a function of a shell sends', async () => {
  const text = `create() {
  curl -X PUT http://connect:8083/connectors/search/config -d '{"connector.class":"org.example.SearchSinkConnector","topics":"orders"}'
}
if [ -n "\${RUN}" ]; then create; fi
`
  expect(await connectorsIn('create.sh', text)).toMatchObject([
    { name: 'search', consumes: [{ topic: 'orders' }] },
  ])
})

it('keeps the quotes of a value that no shell has put there', async () => {
  const query = `SELECT * FROM orders WHERE region = '\${region}'`
  const config = { 'connector.class': 'io.confluent.connect.jdbc.JdbcSourceConnector', query }
  const [read] = await connectorsIn('source.json', JSON.stringify({ name: 'orders', config }))
  expect(read?.config?.['query']).toBe(query)
})

it('reads statements of ksqlDB without their comments', async () => {
  const text = `-- CREATE SINK CONNECTOR old WITH ('connector.class'='org.example.OldSink', 'topics'='old');
/*
CREATE SINK CONNECTOR older WITH ('connector.class'='org.example.OldSink', 'topics'='old');
*/
CREATE SINK CONNECTOR live WITH (
  'connector.class' = 'org.example.LiveSink', -- what it is
  -- 'tasks.max' = '9',
  'topics' = 'orders', /* all of them */
  'tasks.max' = '2' -- enough
);
`
  expect(await connectorsIn('connectors.sql', text)).toEqual([
    {
      name: 'live',
      type: 'sink',
      class: 'org.example.LiveSink',
      consumes: [{ topic: 'orders' }],
      tasksMax: 2,
    },
  ])
})
