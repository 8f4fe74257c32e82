import type { ApplicationPlan, PlanSetting } from '../../../starter-code/plan'
import { block, blocks } from '../code-text'
import { withImports } from './go-imports'
import { optionLines, reachOf } from './go-options'
import { GO_PACKAGES } from './go-packages'

const common = (settings: readonly PlanSetting[]): string => {
  const { isTls, mechanism } = reachOf(settings)
  const user = `os.Getenv("KAFKA_USERNAME"), Pass: os.Getenv("KAFKA_PASSWORD")`
  const sasl =
    mechanism === undefined
      ? undefined
      : mechanism === 'PLAIN'
        ? `kgo.SASL(plain.Auth{User: ${user}}.AsMechanism()),`
        : mechanism === 'SCRAM-SHA-256'
          ? `kgo.SASL(scram.Auth{User: ${user}}.AsSha256Mechanism()),`
          : mechanism === 'SCRAM-SHA-512'
            ? `kgo.SASL(scram.Auth{User: ${user}}.AsSha512Mechanism()),`
            : `// Put in what ${mechanism} asks for here.`
  const seeds = 'kgo.SeedBrokers(strings.Split(env("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"), ",")...)'
  const trusted = `// The authorities of the machine are trusted; name your own in RootCAs.
		kgo.DialTLSConfig(&tls.Config{MinVersion: tls.VersionTLS12}),`
  if (isTls || sasl !== undefined)
    return block(
      `// common is where the cluster is, and how it is reached.
func common() []kgo.Opt {
	seeds := ${seeds}
	if os.Getenv("KAFKA_SECURITY_PROTOCOL") == "PLAINTEXT" {
		return []kgo.Opt{seeds}
	}
	return []kgo.Opt{
		seeds,`,
      isTls && `\t\t${trusted}`,
      sasl !== undefined && `\t\t${sasl}`,
      '\t}\n}',
    )
  return block(
    '// common is where the cluster is, and how it is reached.',
    'func common() []kgo.Opt {',
    '\treturn []kgo.Opt{',
    `\t\t${seeds},`,
    '\t}',
    '}',
  )
}

const optionsOf = (name: string, settings: readonly PlanSetting[]): string =>
  `func ${name}() []kgo.Opt {
	return []kgo.Opt{
${optionLines(settings)
  .map((line) => `\t\t${line}`)
  .join('\n')}
	}
}`.replace('{\n\n\t}', '{}')

/** `settings.go`: the options of the client, with the reason of each. */
export const settingsFile = (
  { reads, writes }: ApplicationPlan,
  reading: readonly PlanSetting[],
  writing: readonly PlanSetting[],
): string =>
  withImports(
    'main',
    blocks(
      reads && optionsOf('reading', reading),
      writes && optionsOf('writing', writing),
      common([...reading, ...writing]),
      `func env(name, otherwise string) string {
	if value, isSet := os.LookupEnv(name); isSet {
		return value
	}
	return otherwise
}`,
    ),
    GO_PACKAGES,
  )
