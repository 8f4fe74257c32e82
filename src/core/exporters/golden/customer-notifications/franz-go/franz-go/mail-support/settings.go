// Package settings holds the settings of an application.
//
// Settings of mail-support in Customer notifications, for franz-go.
// It reads order-events.mailer.dlq.
// Description: Shows support what could not be told, to call the customer.
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
		kgo.ClientID("mail-support"),
		kgo.DialTLSConfig(&tls.Config{MinVersion: tls.VersionTLS12}),
		kgo.SASL(scram.Auth{User: "mail-support", Pass: "put-it-in-here"}.AsSha512Mechanism()),
	}
}

// ConsumerOptions are those of the client that reads.
func ConsumerOptions() []kgo.Opt {
	return append(connection(),
		kgo.ConsumerGroup("mail-support"),
		kgo.ConsumeTopics("order-events.mailer.dlq"),
		kgo.DisableAutoCommit(),
		kgo.FetchIsolationLevel(kgo.ReadUncommitted()),
		kgo.Balancers(kgo.CooperativeStickyBalancer()),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()),
	)
}
