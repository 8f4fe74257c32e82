import tab from '@bomb.sh/tab/commander'
import { Argument, Command, Option } from 'commander'
import { TARGET_IDS, TARGETS } from '@/core/compare/targets'
import { exporterEntries } from '@/core/exporters/entries'
import { KAFKA_VERSIONS } from '@/core/kafka/versions'
import { COMPATIBILITY_MODES } from '@/core/model/compatibility-modes'
import { version } from '../../package.json'
import { Failure } from './failure'
import type { Io } from './io'

const FILES =
  'files, folders and patterns, as "topics/**/*.yaml", of any format that Surveyor reads, or - for what comes in'
const ALL = ['--all', 'print every remark on what was not taken or assumed'] as const

/** Takes one value each time that an option is given, so that it swallows none of the words that follow. */
const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

/** Each command loads what it needs when it runs, so that help and completion are there at once. */
type Run = (io: Io) => Promise<number>

/**
 * Returns the command line. `finish` is called with the status of the command that ran: 0, 1 where something was
 * found, 2 where it could not be done.
 */
export function createProgram(io: Io, finish: (status: number) => void): Command {
  const run = async (command: Run) => {
    try {
      finish(await command(io))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      io.err(`${error.message}\n`)
      finish(2)
    }
  }
  const program = new Command('surveyor')
    .description(
      'Checks, sizes, converts and compares Apache Kafka topologies, without a network or a cluster.',
    )
    .version(version)
    .showHelpAfterError('(surveyor --help lists the commands)')
    .configureOutput({ writeOut: io.out, writeErr: io.err })

  program
    .command('check')
    .description('say what is wrong with a topology; exits with 1 where something is')
    .argument('<files...>', FILES)
    .addOption(
      new Option('-f, --format <format>', 'how findings are printed')
        .choices(['text', 'json', 'sarif', 'junit'])
        .default('text'),
    )
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that makes the command exit with 1')
        .choices(['error', 'warning', 'info', 'never'])
        .default('error'),
    )
    .option('--baseline <file>', 'pass over the findings that this file accepts')
    .option('--write-baseline <file>', 'accept all findings of now in this file, and exit with 0')
    .option(...ALL)
    .action((files, options) => run(async () => (await import('./commands/check')).check(files, options, io)))

  program
    .command('size')
    .description('print what the cluster, its topics and its groups need')
    .argument('<files...>', FILES)
    .addOption(
      new Option('-f, --format <format>', 'text, or every figure with its inputs')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option(...ALL)
    .action((files, options) => run(async () => (await import('./commands/size')).size(files, options, io)))

  program
    .command('import')
    .description('make one Surveyor document of what a team has, in whatever formats')
    .argument('<files...>', FILES)
    .option('-o, --output <file>', 'write the document instead of printing it')
    .addOption(
      new Option('-f, --format <format>', 'of the document').choices(['yaml', 'json']).default('yaml'),
    )
    .option(...ALL)
    .action((files, options) =>
      run(async () => (await import('./commands/import')).importCommand(files, options, io)),
    )

  program
    .command('export')
    .description('print a topology as another tool takes it')
    .argument('[files...]', FILES)
    .option('-t, --to <format>', 'the format; --list says which there are')
    .option('-o, --output <folder>', 'write the files into this folder instead of printing one')
    .option(
      '-s, --set <option=value>',
      'an option of the format, as --list names it; once for each option',
      collect,
    )
    .option('-l, --list', 'list the formats with their options')
    .option(...ALL)
    .action((files, options) =>
      run(async () => (await import('./commands/export')).exportCommand(files, options, io)),
    )

  program
    .command('diff')
    .description(
      'say what applying the later of two topologies will do to a cluster that is as the earlier one',
    )
    .addArgument(new Argument('<before>', 'the earlier: a file or a folder'))
    .addArgument(new Argument('<after>', 'the later: a file or a folder'))
    .option('-t, --target <tool>', `the tool that applies it: ${TARGET_IDS.join(', ')}`, 'kafka-cli')
    .addOption(
      new Option(
        '-f, --format <format>',
        'how the plan is printed; script is one of Kafka’s own tools, reassignment the JSON for kafka-reassign-partitions',
      )
        .choices(['text', 'json', 'markdown', 'script', 'reassignment'])
        .default('text'),
    )
    .option(
      '--hand-over <topic>',
      'plan a new topic in the place of this one, where the plan says that it is safer; once for each topic, * for all',
      collect,
    )
    .addOption(
      new Option(
        '--fail-on <what>',
        'exit with 1 where a step loses data, is final (cannot be undone), is refused, or at any change',
      )
        .choices(['never', 'loss', 'final', 'refused', 'change'])
        .default('never'),
    )
    .action((before, after, options) =>
      run(async () => (await import('./commands/diff')).diff(before, after, options, io)),
    )

  program
    .command('upgrade')
    .description('say what changes for a topology when its brokers go to another release')
    .argument('<files...>', FILES)
    .addOption(
      new Option('-t, --to <release>', 'the release of Kafka').choices(KAFKA_VERSIONS).makeOptionMandatory(),
    )
    .addOption(
      new Option('-f, --format <format>', 'how the changes are printed')
        .choices(['text', 'json', 'markdown', 'csv'])
        .default('text'),
    )
    .action((files, options) =>
      run(async () => (await import('./commands/upgrade')).upgrade(files, options, io)),
    )

  program
    .command('schema')
    .description('say whether a registry takes a new version of a schema; exits with 1 where it does not')
    .argument('<file>', 'the new version, as .avsc, .proto or .json')
    .requiredOption('--after <files...>', 'the versions before it, oldest first')
    .option('--references <name=file...>', 'schemas that it names, each before those that name it')
    .addOption(
      new Option('--type <type>', 'what it is written in, where the file does not say').choices([
        'avro',
        'protobuf',
        'json-schema',
      ]),
    )
    .addOption(
      new Option('--mode <mode>', 'the compatibility of the subject')
        .choices(COMPATIBILITY_MODES)
        .default('BACKWARD'),
    )
    .addOption(new Option('-f, --format <format>', 'of the answer').choices(['text', 'json']).default('text'))
    .action((file, options) => run(async () => (await import('./commands/schema')).schema(file, options, io)))

  for (const [name, description] of [
    ['link', 'print the link by which a topology opens in the app'],
    ['open', 'print that link for the app as npm start serves it, to open in a browser'],
  ] as const) {
    program
      .command(name)
      .description(description)
      .argument('<files...>', FILES)
      .addOption(
        new Option('--at <address>', 'where the app is served')
          .env('SURVEYOR_URL')
          .default('http://127.0.0.1:5173/'),
      )
      .option(...ALL)
      .action((files, options) => run(async () => (await import('./commands/link')).link(files, options, io)))
  }

  completeWords(tab(program))
  return program
}

/** Words that are completed and too many for the help, or taken in other spellings too: tools that apply a plan, formats. */
function completeWords({ commands }: ReturnType<typeof tab>): void {
  const target = commands.get('diff')?.options.get('target')
  if (target)
    target.handler = (complete) => {
      for (const id of TARGET_IDS) complete(id, `${TARGETS[id].label} ${TARGETS[id].version}`)
    }
  const format = commands.get('export')?.options.get('to')
  if (format)
    format.handler = (complete) => {
      for (const { id, label } of exporterEntries) complete(id, label)
    }
}
