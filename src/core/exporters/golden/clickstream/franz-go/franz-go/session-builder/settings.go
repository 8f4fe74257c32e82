// Package settings holds the settings of an application.
//
// Settings of session-builder in Clickstream, for franz-go.
// It reads page-views, clicks.
// It writes sessions.
// Description: Joins views and clicks of a visitor into sessions, and writes them in transactions.
// Put what is of each instance alone in place of ${instance}.
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
		kgo.ClientID("session-builder"),
		kgo.DialTLSConfig(&tls.Config{MinVersion: tls.VersionTLS12}),
		kgo.SASL(scram.Auth{User: "session-builder", Pass: "put-it-in-here"}.AsSha512Mechanism()),
	}
}

// ProducerOptions are those of the client that writes.
func ProducerOptions() []kgo.Opt {
	return append(connection(),
		kgo.TransactionalID("session-builder-${instance}"),
		kgo.ProducerBatchCompression(kgo.Lz4Compression()),
		kgo.ProducerLinger(20*time.Millisecond),
	)
}

// ConsumerOptions are those of the client that reads.
func ConsumerOptions() []kgo.Opt {
	return append(connection(),
		kgo.ConsumerGroup("session-builder"),
		kgo.ConsumeTopics("page-views", "clicks"),
		kgo.DisableAutoCommit(),
		kgo.FetchIsolationLevel(kgo.ReadCommitted()),
		kgo.Balancers(kgo.RangeBalancer()),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()),
	)
}
