/** Names and texts that break naive code. */
export const NASTY = [
  'null', '~', 'true', 'no', 'y', '1', '-1', '1e3', '0x1f', '.5', '4.3', '2024-01-01', '9223372036854775807',
  '-', '- a', 'a: b', 'a:', '#x', 'a #b', ' lead', 'trail ', "it's", '"', '`', '$(touch /tmp/x)', '$HOME', '!',
  '|', '>', '@', '%', '&a', '*a', '[]', '{}', '{ a: b }', '?', '? a', ',', 'a,b', '\\', '\\n', '---', '...',
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'surveyor', 'orders.dlq', 'orders_dlq', '..',
  'two\nlines', 'ends\n', '\n', 'tab\there', '\r\n', '\u0000', '\u007f', '\u0085', '\u2028', '\ufeff', '\ud800',
  'Bestellungen für Zürich', '注文', '🧾', 'topic:orders', 'a→b', '../../etc/passwd', 'CON', 'x'.repeat(300),
] // biome-ignore format: a list of cases, not of lines
