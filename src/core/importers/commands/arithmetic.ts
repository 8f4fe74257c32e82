const TOKEN = /\s*(?:(\d+)|\$?\{?([A-Za-z_]\w*)\}?|([-+*/%()]))/y

/**
 * What `$((…))` of a shell makes of numbers, variables, `+ - * / %` and brackets; undefined where anything else is in
 * it or a variable is not known.
 */
export function arithmetic(text: string, known: (name: string) => string | undefined): number | undefined {
  const tokens: (number | string)[] = []
  for (let at = 0; at < text.trimEnd().length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at
    const found = TOKEN.exec(text)
    if (!found || tokens.length > 200) return undefined
    const [, digits, name, sign = ''] = found
    const value = digits ?? (name === undefined ? undefined : known(name))
    if (name !== undefined && (value === undefined || !/^-?\d+$/.test(value))) return undefined
    tokens.push(value === undefined ? sign : Number(value))
  }
  let at = 0
  const made = sum()
  return at === tokens.length && made !== undefined && Number.isSafeInteger(made) ? made : undefined

  function sum(): number | undefined {
    let left = product()
    while (left !== undefined && (tokens[at] === '+' || tokens[at] === '-')) {
      const sign = tokens[at++]
      const right = product()
      left = right === undefined ? undefined : sign === '+' ? left + right : left - right
    }
    return left
  }

  function product(): number | undefined {
    let left = value()
    while (left !== undefined && (tokens[at] === '*' || tokens[at] === '/' || tokens[at] === '%')) {
      const sign = tokens[at++]
      const right = value()
      if (right === undefined || (sign !== '*' && right === 0)) return undefined
      left = sign === '*' ? left * right : sign === '/' ? Math.trunc(left / right) : left % right
    }
    return left
  }

  function value(): number | undefined {
    const token = tokens[at++]
    if (typeof token === 'number') return token
    if (token === '-') {
      const inner = value()
      return inner === undefined ? undefined : -inner
    }
    if (token !== '(') return undefined
    const inner = sum()
    return tokens[at++] === ')' ? inner : undefined
  }
}
