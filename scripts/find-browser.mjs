/**
 * Finds a browser for the tests: the one that an environment variable names, else one that is installed,
 * else the Chromium that an npm package carries. Nothing is downloaded from anywhere but the registry.
 */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
]
const PLACES = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/opt/google/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
  'C:\\Program Files\\Google\\Chrome\\Application',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application',
]
const FILES = [...NAMES, 'Google Chrome', 'Chromium', 'chrome.exe', 'msedge.exe']

/** Meant for a machine that runs one page and ends; with several pages they bring the browser down. */
const FRAGILE = new Set(['--single-process', '--no-zygote'])

const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** @returns {Promise<{ path: string, args: string[], origin: string }>} */
export async function findBrowser(environment = process.env) {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
  ]
  for (const variable of ['SURVEYOR_BROWSER', 'CHROME_PATH', 'CHROMIUM_PATH', 'PUPPETEER_EXECUTABLE_PATH']) {
    const path = environment[variable]
    if (!path) continue
    if (isExecutable(path)) return { path, args, origin: `${variable}` }
    throw new Error(`${variable} names ${path}, which cannot be run.`)
  }
  const folders = [...(environment.PATH ?? '').split(delimiter), ...PLACES].filter(Boolean)
  for (const folder of environment.SURVEYOR_BROWSER_FROM_NPM ? [] : folders) {
    for (const file of FILES) {
      const path = join(folder, file)
      if (isExecutable(path)) return { path, args, origin: 'installed' }
    }
  }
  // Said to run where it was made for, the package also unpacks the libraries that a bare system lacks.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  return {
    path: await chromium.executablePath(),
    args: [...new Set([...chromium.args.filter((arg) => !FRAGILE.has(arg)), ...args])],
    origin: 'npm',
  }
}
