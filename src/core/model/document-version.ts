/** The version of the document format that this build writes; older ones are migrated forward on load. */
export const DOCUMENT_VERSION = 1
