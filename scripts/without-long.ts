/**
 * Stands for `long` in the built app. Protobuf's parser takes it where it is there, for values of 64 bits that Surveyor
 * never reads, and its first lines make WebAssembly, which the page's policy refuses.
 */
export const Long = null
