// Package settings holds the settings of an application.
//
// Settings of jaeger-collectors in Hypertrace ingestion, for franz-go.
// It writes jaeger-spans.
// Description: Outside the repository: assumed.
package settings

import (
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

// connection is where the cluster is, and how it is reached.
func connection() []kgo.Opt {
	return []kgo.Opt{
		kgo.SeedBrokers("localhost:9092"),
		kgo.ClientID("jaeger-collectors"),
	}
}

// ProducerOptions are those of the client that writes.
func ProducerOptions() []kgo.Opt {
	return append(connection(),
		kgo.ProducerBatchCompression(kgo.Lz4Compression()),
		kgo.ProducerLinger(20*time.Millisecond),
	)
}
