/** The text with half characters, which no file or address in UTF-8 can hold, replaced by U+FFFD. */
export const wellFormed = (text: string): string => text.replaceAll(/\p{Cs}/gu, '\ufffd')
