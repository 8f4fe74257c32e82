import type { Design } from '../../model/design'
import { principalOf, userName } from '../../model/principal'
import type { ApplicationPart } from '../frameworks/application-parts'
import { quoted } from '../starter/code-text'
import { clientReach, SECRET } from './client-code'

/** Returns a Go file of the package `settings` as gofmt leaves it: its comment, the imports that its code names, and the code. */
export function goFile(comments: readonly string[], code: string, imports: readonly string[]): string {
  const used = imports.filter((path) =>
    new RegExp(`\\b${path.slice(path.lastIndexOf('/') + 1)}\\.`).test(code),
  )
  const [own, others] = [
    used.filter((path) => !path.includes('.')),
    used.filter((path) => path.includes('.')),
  ]
  const groups = [own, others].filter((group) => group.length > 0)
  const listed = groups.map((group) => group.map((path) => `\t${quoted(path)}`).join('\n')).join('\n\n')
  const [first = '', ...more] = comments
  const head = [`Package settings holds the settings of an application.`, '', first, ...more]
  return `${head.map((line) => `// ${line}`.trimEnd()).join('\n')}\npackage settings\n\nimport (\n${listed}\n)\n\n${code}\n`
}

/** What a program in Go says to reach the cluster. */
export interface GoReach {
  readonly isTls: boolean
  readonly isMutual: boolean
  readonly mechanism: string | undefined
  /** In Go's quotes. */
  readonly user: string
  readonly password: string
}

export const goReach = (part: ApplicationPart, design: Design): GoReach => ({
  ...clientReach(part),
  user: quoted(userName(principalOf(design.cluster, part.identity))),
  password: quoted(SECRET),
})

/** Loads the certificates of mutual TLS; what a file is not to be had for is told where it is wanted. */
export const TLS_OF_FILES = `// tlsOfFiles trusts the authorities in a file, and shows the certificate of this application.
func tlsOfFiles() *tls.Config {
	authorities, err := os.ReadFile("/etc/kafka/ca.pem")
	if err != nil {
		panic(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(authorities)
	certificate, err := tls.LoadX509KeyPair("/etc/kafka/client.pem", "/etc/kafka/client.key")
	if err != nil {
		panic(err)
	}
	return &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: pool, Certificates: []tls.Certificate{certificate}}
}`

export const tlsOf = ({ isMutual }: GoReach): string =>
  isMutual ? 'tlsOfFiles()' : '&tls.Config{MinVersion: tls.VersionTLS12}'
