import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import mono from '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2?url'

async function dataUrl(address: string): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return `data:font/woff2;base64,${btoa(text)}`
}

let fonts: Promise<string> | undefined

/** Returns the faces of the page as CSS with their files in it: a picture has no page to take them from. */
export function pictureFonts(): Promise<string> {
  fonts ??= Promise.all([dataUrl(inter), dataUrl(mono)]).then(([words, code]) =>
    [
      `@font-face{font-family:Inter;font-weight:100 900;src:url(${words})}`,
      `@font-face{font-family:'JetBrains Mono';font-weight:100 800;src:url(${code})}`,
    ].join(''),
  )
  fonts.catch(() => {
    fonts = undefined
  })
  return fonts
}
