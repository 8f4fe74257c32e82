// Package settings holds the settings of an application.
//
// Settings of customer-service in Order enrichment, for franz-go.
// It writes customers.
package settings

import (
	"crypto/tls"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/sasl/scram"
)

// connection is where the cluster is, and how it is reached.
func connection() []kgo.Opt {
	return []kgo.Opt{
		kgo.SeedBrokers("localhost:9092"),
		kgo.ClientID("customer-service"),
		kgo.DialTLSConfig(&tls.Config{MinVersion: tls.VersionTLS12}),
		kgo.SASL(scram.Auth{User: "customer-service", Pass: "put-it-in-here"}.AsSha512Mechanism()),
	}
}

// ProducerOptions are those of the client that writes.
func ProducerOptions() []kgo.Opt {
	return append(connection(),
		kgo.ProducerBatchCompression(kgo.Lz4Compression()),
		kgo.ProducerLinger(100*time.Millisecond),
	)
}
