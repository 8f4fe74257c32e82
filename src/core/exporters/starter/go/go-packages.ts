/** What the files of a program may import; each takes of these what it names. */
export const GO_PACKAGES = [
  'bufio', 'context', 'crypto/tls', 'errors', 'fmt', 'log/slog', 'net/http', 'os', 'os/signal', 'strings', 'sync',
  'sync/atomic', 'syscall', 'time', '',
  'github.com/twmb/franz-go/pkg/kgo', 'github.com/twmb/franz-go/pkg/sasl/plain', 'github.com/twmb/franz-go/pkg/sasl/scram',
] // biome-ignore format: a list of packages
