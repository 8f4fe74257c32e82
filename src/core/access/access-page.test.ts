/** The page of least rights is what the code derives for each kind of application; `-u` writes it. */
import { expect, it } from 'vitest'
import { ACCESS_CASES } from '../../testing/access-cases'
import { deriveRights } from './derive-rights'

const HEAD = `# Least rights

What Surveyor derives for each kind of application, and nothing more: written by \`src/core/access/access-page.test.ts\` from
the code that the access lists, the matrix and the exports come from. A name that ends in \`*\` is a prefix.
\`npm run test:kafka -- access\` proves it both ways on a broker with Kafka's own authorizer and logins over SCRAM: each kind
does all that it draws, and with any single right taken away it fails; the run prints how.

\`Read\` and \`Write\` allow to describe as well, and whoever may write a topic may write it idempotently (KIP-679). Two rights
are missed late: without \`Delete\` a Streams application goes on while its repartition topics grow for ever, and without
\`Read\` of its changelogs, or of the offsets of a source, it fails at its next start. The history of schemas that Debezium
keeps (\`Read\`, \`Write\`, \`Create\`) is derived from its documentation, not proven here; nor are the dead letters of
\`errors.dead.letter.queue.topic.name\` (\`Write\`). Topics that Streams reads by a pattern are allowed by prefix where it is a
beginning and \`.*\`, else each drawn topic that it fits; of a pattern that could take long to try nothing is derived; the
matrix and the exports say what is left.

| application | may | because |
|---|---|---|
`

it('lists what each kind of application needs', async () => {
  const rows = ACCESS_CASES.flatMap(({ title, design }) =>
    deriveRights(design).map(({ operation, resource, name, pattern, why }, index) => {
      const right = `${operation} ${resource.replace('-', ' ')} \`${name}${pattern === 'prefixed' ? '*' : ''}\``
      return `| ${index === 0 ? title : ''} | ${right} | ${why} |\n`
    }),
  )
  await expect(`${HEAD}${rows.join('')}`).toMatchFileSnapshot('../../../docs/access.md')
})
