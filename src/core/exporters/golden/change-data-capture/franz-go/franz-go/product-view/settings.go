// Package settings holds the settings of an application.
//
// Settings of product-view in Change data capture, for franz-go.
// It reads shop.public.products.
// Description: Builds the view of products that the shop window reads, anew whenever it likes.
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
		kgo.ClientID("product-view"),
		kgo.DialTLSConfig(&tls.Config{MinVersion: tls.VersionTLS12}),
		kgo.SASL(scram.Auth{User: "product-view", Pass: "put-it-in-here"}.AsSha512Mechanism()),
	}
}

// ConsumerOptions are those of the client that reads.
func ConsumerOptions() []kgo.Opt {
	return append(connection(),
		kgo.ConsumerGroup("product-view"),
		kgo.ConsumeTopics("shop.public.products"),
		kgo.DisableAutoCommit(),
		kgo.Balancers(kgo.CooperativeStickyBalancer()),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()),
		kgo.FetchIsolationLevel(kgo.ReadCommitted()),
	)
}
