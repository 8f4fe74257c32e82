import type { Edit } from './edit'

const LONGEST_NAME = 1000

/** Names the design. Changes nothing where the name is empty or longer than a name may be. */
export function renameDesign(name: string): Edit {
  return {
    label: `Rename design to ${name}`,
    mergeKey: 'design:name',
    apply: (design) =>
      name === '' || name.length > LONGEST_NAME || name === design.name ? design : { ...design, name },
  }
}
