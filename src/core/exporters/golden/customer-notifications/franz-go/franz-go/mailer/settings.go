// Package settings holds the settings of an application.
//
// Settings of mailer in Customer notifications, for franz-go.
// It reads order-events.
// When their wait is over it reads its retry topics order-events.mailer.retry-1m, order-events.mailer.retry-10m, order-events.mailer.retry-2h.
// Description: Calls a provider for every record. An order of mails was never promised.
// Owner: notifications
package settings

import (
	"crypto/tls"

	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/sasl/scram"
)

// connection is where the cluster is, and how it is reached.
func connection() []kgo.Opt {
	return []kgo.Opt{
		kgo.SeedBrokers("localhost:9092"),
		kgo.ClientID("mailer"),
		kgo.DialTLSConfig(&tls.Config{MinVersion: tls.VersionTLS12}),
		kgo.SASL(scram.Auth{User: "mailer", Pass: "put-it-in-here"}.AsSha512Mechanism()),
	}
}

// ConsumerOptions are those of the client that reads.
func ConsumerOptions() []kgo.Opt {
	return append(connection(),
		kgo.ConsumerGroup("mailer"),
		kgo.ConsumeTopics("order-events", "order-events.mailer.retry-1m", "order-events.mailer.retry-10m", "order-events.mailer.retry-2h"),
		kgo.DisableAutoCommit(),
		kgo.FetchIsolationLevel(kgo.ReadUncommitted()),
		kgo.Balancers(kgo.CooperativeStickyBalancer()),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()),
	)
}
