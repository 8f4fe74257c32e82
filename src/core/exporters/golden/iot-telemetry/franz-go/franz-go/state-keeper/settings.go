// Package settings holds the settings of an application.
//
// Settings of state-keeper in IoT telemetry, for franz-go.
// It reads telemetry.
// It writes device-state, alerts.
// Description: Writes the state of a device where it changed, and an alert where something is wrong.
// Left out: batch.size. franz-go takes nothing like it.
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
		kgo.ClientID("state-keeper"),
		kgo.DialTLSConfig(&tls.Config{MinVersion: tls.VersionTLS12}),
		kgo.SASL(scram.Auth{User: "state-keeper", Pass: "put-it-in-here"}.AsSha512Mechanism()),
	}
}

// ProducerOptions are those of the client that writes.
func ProducerOptions() []kgo.Opt {
	return append(connection(),
		kgo.ProducerBatchCompression(kgo.Lz4Compression()),
		kgo.ProducerLinger(20*time.Millisecond),
	)
}

// ConsumerOptions are those of the client that reads.
func ConsumerOptions() []kgo.Opt {
	return append(connection(),
		kgo.ConsumerGroup("state-keeper"),
		kgo.ConsumeTopics("telemetry"),
		kgo.DisableAutoCommit(),
		kgo.FetchIsolationLevel(kgo.ReadUncommitted()),
		kgo.Balancers(kgo.CooperativeStickyBalancer()),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()),
	)
}
