import { useEffect } from 'react'
import { pasted } from '@/stores/session/brought'
import { pasteText } from './copy-paste'
import { pasteFile } from './paste-file'

/** Puts what is pasted on the drawing. */
export function usePaste(): void {
  useEffect(
    () => pasted.take(({ text, html, file }) => void (file ? pasteFile(file, html) : pasteText(text))),
    [],
  )
}
