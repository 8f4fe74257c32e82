/** What is secret of an address falls away, and nothing else. Catches a host that is lost, and a password that is kept. */
import { describe, expect, it } from 'vitest'
import { isConnectSecret, isRefusedSecret, withoutSecret } from './connect-secrets'

describe('what is kept of a setting with a secret in it', () => {
  it.each<[string, string, string]>([
    [
      'connection.uri',
      'mongodb://shop:s3cret@mongo1:27017,mongo2:27017/orders?replicaSet=rs0',
      'mongodb://$@mongo1:27017,mongo2:27017/orders?replicaSet=rs0',
    ],
    ['connection.url', 'https://elastic:s3cret@search:9200/orders', 'https://$@search:9200/orders'],
    [
      'connection.url',
      'https://one:s3cret@a:9200,https://two:s3cret@b:9200',
      'https://$@a:9200,https://$@b:9200',
    ],
    [
      'connection.url',
      'jdbc:postgresql://db:5432/shop?user=app&password=s3cret&ssl=true',
      'jdbc:postgresql://db:5432/shop?user=$&password=$&ssl=true',
    ],
    [
      'connection.url',
      'jdbc:postgresql://db/shop?sslmode=verify-full&sslpassword=s3cret',
      'jdbc:postgresql://db/shop?sslmode=verify-full&sslpassword=$',
    ],
    [
      'connection.url',
      'jdbc:sqlserver://db:1433;databaseName=shop;user=app;password=s3cret;encrypt=true',
      'jdbc:sqlserver://db:1433;databaseName=shop;user=$;password=$;encrypt=true',
    ],
    [
      'connection.url',
      'jdbc:mysql://db:3306/shop?trustCertificateKeyStorePassword=s3cret&useSSL=true',
      'jdbc:mysql://db:3306/shop?trustCertificateKeyStorePassword=$&useSSL=true',
    ],
    ['connection.url', 'jdbc:oracle:thin:app/s3cret@//db:1521/shop', 'jdbc:oracle:thin:$@//db:1521/shop'],
    ['connection.url', 'jdbc:oracle:thin:app/s3cret@db:1521:shop', 'jdbc:oracle:thin:$@db:1521:shop'],
    [
      'http.api.url',
      'https://api.example.com/in?access_token=s3cret&v=2',
      'https://api.example.com/in?access_token=$&v=2',
    ],
    ['s3.proxy.url', 'http://me:s3cret@proxy:3128', 'http://$@proxy:3128'],
  ])('%s %s', (key, value, expected) => {
    expect(isConnectSecret(key, value)).toBe(true)
    const kept = String(withoutSecret('orders', key, value))
    expect(kept.replace(/\$\{env:ORDERS_[A-Z0-9_]+\}/g, '$')).toBe(expected)
    expect(kept).not.toContain('s3cret')
    expect(isConnectSecret(key, kept)).toBe(false)
    expect(withoutSecret('orders', key, kept)).toBe(kept)
  })

  it('is a reference alone where all of it is the secret', () => {
    for (const [key, value] of [
      ['database.password', 's3cret'],
      ['azure.connection.string', 'Endpoint=sb://a.net/;SharedAccessKey=s3cret'],
      ['basic.auth.user.info', 'me:s3cret'],
    ] as const)
      expect(withoutSecret('orders', key, value)).toMatch(/^\$\{env:[A-Z_]+\}$/)
  })

  it('is all of it where there is none', () => {
    for (const value of [
      'jdbc:postgresql://db:5432/shop?currentSchema=public',
      'jdbc:oracle:thin:@//db:1521/shop',
      'jdbc:oracle:thin:/@shop',
      'https://search:9200/a@b',
      'mongodb://mongo1,mongo2/orders?replicaSet=rs0',
    ])
      expect(withoutSecret('orders', 'connection.url', value)).toBe(value)
  })
})

it('refuses no document for the name of a user alone', () => {
  for (const key of ['database.user', 'connection.username', 'login']) {
    expect(isRefusedSecret(key, 'debezium')).toBe(false)
    expect(isConnectSecret(key, 'debezium')).toBe(true)
  }
  for (const [key, value] of [
    ['database.password', 'a'],
    ['basic.auth.user.info', 'me:s3cret'],
    ['connection.user', 'https://me:s3cret@search:9200'],
  ] as const)
    expect(isRefusedSecret(key, value)).toBe(true)
})
