import { describe, expect, it } from 'vitest'
import { LEFT_OUT, textWithoutSecrets } from './text-without-secrets'

const CONNECTOR = JSON.stringify(
  {
    name: 'shop',
    config: {
      'connector.class': 'io.debezium.connector.postgresql.PostgresConnector',
      'connection.url': 'jdbc:postgresql://bob:hunter2@db/shop?password=s3cr3t&ssl=true',
      'database.password': 'a "quoted" hunter2',
      'table.include.list': 'public.orders',
    },
  },
  null,
  2,
)

describe('a text without its secrets', () => {
  it.each([
    ['a connector', CONNECTOR],
    ['a connector on one line', JSON.stringify(JSON.parse(CONNECTOR))],
    ['a connector as text in a text', JSON.stringify(CONNECTOR)],
    ['one that is typed to here', '{"database.password":"hunter2'],
    ['properties', 'ssl.key.password=hunter2\nlinger.ms=5'],
    [
      'properties over lines',
      'sasl.jaas.config=org.apache.Plain required \\\n  username="bob" \\\n  password="s3cr3t";\nlinger.ms=5',
    ],
    [
      'a login module in JSON',
      '{"sasl.jaas.config": "Plain required username=\\"bob\\" password=\\"hunter2\\";"}',
    ],
    ['YAML', 'spec:\n  password: hunter2\n  tasksMax: 2'],
    ['a block of YAML', 'spec:\n  password: |\n    hunter2\n    s3cr3t\n  tasksMax: 2'],
    ['a value on the next line of YAML', 'spec:\n  password:\n    hunter2\n  tasksMax: 2'],
    ['variables of a container', '- name: DB_PASSWORD\n  value: hunter2\n- name: OTHER\n  value: 2'],
    ['a list of pairs', '[{"name":"db.password","value":"hunter2"},{"name":"other","value":"2"}]'],
    ['a shell', 'export DB_PASSWORD=hunter2\nkafka-topics.sh --create'],
    ['an option', 'mysql --password hunter2 --host db'],
    ['a request', 'curl -u bob:hunter2 http://connect:8083/connectors'],
    ['a header', 'Authorization: Basic aHVudGVyMg-hunter2'],
    ['SCRAM', "--add-config 'SCRAM-SHA-256=[iterations=8192,password=hunter2]'"],
    ['Terraform', 'credentials {\n  secret = "hunter2"\n}'],
    ['an account', '{"credentials": {"id": "x", "key": "hunter2"}, "tasks.max": "2"}'],
    ['XML', '<db><password>hunter2</password><host>db</host></db>'],
    ['a key in PEM', 'key: "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----"'],
    ['an address of JDBC', 'jdbc:sqlserver://db:1433;databaseName=shop;user=bob;password=hunter2'],
    ['properties in a text', JSON.stringify('linger.ms=5\ndatabase.password=hunter2\nacks=all')],
    ['code', 'props.put("ssl.key.password", "hunter2");'],
    ['quotes in quotes of YAML', "spec: { password: 'it''s hunter2', n: 2 }"],
    ['properties with quotes', 'ssl.key.password="a" hunter2'],
    ['variables of PostgreSQL', 'PGPASSWORD=hunter2 psql'],
    ['a file of logins', 'machine db login bob password hunter2'],
    ['an address of Oracle', '{"connection.url": "jdbc:oracle:thin:bob/hunter2@db:1521:shop"}'],
    ['a password with a slash', 'mongodb://bob:hun/hunter2@db/shop'],
    ['a password with signs', 'mongodb://bob:hun@ter2@db/shop'.replace('hun@ter2', 'p@hunter2')],
  ])('keeps nothing of those in %s', (_, text) => {
    const kept = textWithoutSecrets(text)
    expect(kept).not.toMatch(/hunter2|s3cr3t/)
    expect(kept).toContain(LEFT_OUT)
    expect(textWithoutSecrets(kept)).toBe(kept)
  })

  it('keeps what stands beside them', () => {
    const kept = textWithoutSecrets(CONNECTOR)
    expect(kept).toContain('"table.include.list": "public.orders"')
    expect(kept).toContain('io.debezium.connector.postgresql.PostgresConnector')
    expect(textWithoutSecrets('spec:\n  password: |\n    hunter2\n  tasksMax: 2')).toContain('tasksMax: 2')
  })

  it.each([
    'surveyor: 1\nname: Orders\ntopics:\n  - name: orders\n    partitions: 12\n',
    'Every user of the team asks for it.',
    'seven days or so',
    'Topic: orders\tPartitionCount: 12\tReplicationFactor: 3',
    '',
  ])('keeps %j as it is', (text) => {
    expect(textWithoutSecrets(text)).toBe(text)
  })

  it('reads a long text in a short time', () => {
    const begun = performance.now()
    textWithoutSecrets(`${'password name key value '.repeat(2_000)}${'a.b-c'.repeat(8_000)}`)
    expect(performance.now() - begun).toBeLessThan(500)
  })
})
