import type { Edit } from './edit'

const LONGEST_DESCRIPTION = 5000

/** Says what the design is for; an empty text takes the description away. Cut where the document's limit is. */
export function describeDesign(text: string): Edit {
  return {
    label: 'Describe the design',
    mergeKey: 'design:description',
    apply(design) {
      const { description: before, ...rest } = design
      const description = text.slice(0, LONGEST_DESCRIPTION)
      if (description === (before ?? '')) return design
      return description === '' ? rest : { ...design, description }
    },
  }
}
