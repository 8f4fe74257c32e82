/** Whether a setting's text is filled in for each process when it starts, as `${HOSTNAME}` or `{{ .Pod }}`. */
export const isFilledIn = (text: string): boolean => /[$%{}<>]/.test(text)
