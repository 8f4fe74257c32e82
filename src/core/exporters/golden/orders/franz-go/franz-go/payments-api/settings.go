// Package settings holds the settings of an application.
//
// Settings of payments-api in Orders platform, for franz-go.
// It writes payments.
// max.in.flight.requests.per.connection: Left out, since an idempotent producer of franz-go takes no number of its own: four keep their order.
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
		kgo.ClientID("payments-api"),
		kgo.DialTLSConfig(&tls.Config{MinVersion: tls.VersionTLS12}),
		kgo.SASL(scram.Auth{User: "payments-api", Pass: "put-it-in-here"}.AsSha512Mechanism()),
	}
}

// ProducerOptions are those of the client that writes.
func ProducerOptions() []kgo.Opt {
	return connection()
}
