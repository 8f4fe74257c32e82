import { type Access, type PrincipalAccess, resourceId } from '@/core/access/access-of'
import type { Right } from '@/core/access/right'

/** Where the pointer or the keyboard is: a cell, or a row by itself. */
export interface Spot {
  readonly principal: string
  readonly resource?: string
}

/** Returns what a principal may do to one resource. */
export const cellOf = ({ rights }: PrincipalAccess, resource: string): readonly Right[] =>
  rights.filter((right) => resourceId(right) === resource)

/**
 * Returns the part of the matrix that a filter asks for: the principals that a text or an owner names, with all that
 * they may do, and the resources that it names, with all who may do something to them.
 */
export function filtered(access: Access, text: string, owner: string | undefined): Access {
  const wanted = text.toLowerCase()
  const says = (name: string) => name.toLowerCase().includes(wanted)
  const named = new Set(
    access.resources
      .filter((one) => says(one.name) && (owner === undefined || one.owner === owner))
      .map(({ id }) => id),
  )
  const principals = access.principals.flatMap((one): PrincipalAccess[] => {
    if (one.rights.length === 0) return []
    if (says(one.principal) && (owner === undefined || one.owners.includes(owner))) return [one]
    const rights = one.rights.filter((right) => named.has(resourceId(right)))
    return rights.length === 0 ? [] : [{ ...one, rights }]
  })
  const used = new Set(principals.flatMap(({ rights }) => rights.map(resourceId)))
  const untold = access.untold.filter(({ principal }) =>
    access.principals.some(
      (one) =>
        one.principal === principal && says(principal) && (owner === undefined || one.owners.includes(owner)),
    ),
  )
  return { principals, resources: access.resources.filter(({ id }) => used.has(id)), untold }
}
