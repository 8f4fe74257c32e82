import { userName } from '../../model/principal'

/**
 * Returns what to call the application behind each principal: what it logs in with, so that `User:checkout` and
 * `User:CN=checkout,OU=shop` are `checkout`. Where two would be called alike each keeps all that follows its type.
 */
export function calledByPrincipal(principals: Iterable<string>): ReadonlyMap<string, string> {
  const names = new Map<string, string[]>()
  for (const principal of new Set(principals)) {
    const name = userName(principal).trim()
    names.set(name, [...(names.get(name) ?? []), principal])
  }
  return new Map(
    [...names].flatMap(([name, all]) =>
      all.map((principal): [string, string] => [
        principal,
        name === '' || all.length > 1 ? principal.replace(/^[A-Za-z]+:(?=.)/, '') : name,
      ]),
    ),
  )
}
