import { RecolteError } from '@recolte/core'
import { z } from 'zod'

/** What a shop says of itself to a stranger. */
export interface Software {
  name: 'WooCommerce' | 'PrestaShop' | 'Magento' | 'WordPress'
  version: string
  /** Whether its API answers: a key opens it then. */
  api: boolean
}

interface Answer {
  status: number
  text: string
  header(name: string): string
}

/** The address each kind of shop has, and what is read off its answer. */
const SIGNS: { path: string; read(answer: Answer): Software | undefined }[] = [
  { path: '/wp-json/?_fields=namespaces', read: wordPress },
  { path: '/api/', read: prestaShop },
  { path: '/magento_version', read: magento },
]

/** Throws what the shop failed with where none of its addresses answered. */
export async function recognise(fetch: typeof globalThis.fetch, url: string): Promise<Software | undefined> {
  let failed: RecolteError | undefined
  let answered = false
  for (const { path, read } of SIGNS) {
    const answer = await ask(fetch, url.replace(/\/+$/, '') + path)
    if (answer instanceof RecolteError) {
      failed ??= answer
      continue
    }
    answered = true
    const software = read(answer)
    if (software === undefined) continue
    return software.version === '' ? { ...software, version: await fromHome(fetch, url, software.name) } : software
  }
  if (failed !== undefined && !answered) throw failed
  return undefined
}

const namespacesSchema = z.looseObject({ namespaces: z.array(z.string()) })

function wordPress({ status, text }: Answer): Software | undefined {
  const parsed = namespacesSchema.safeParse(json(text))
  if (!parsed.success) return text.includes('rest_') ? { name: 'WordPress', version: '', api: status < 400 } : undefined
  const name = parsed.data.namespaces.includes('wc/v3') ? 'WooCommerce' : 'WordPress'
  return { name, version: '', api: name === 'WooCommerce' }
}

/** It asks for a key by its own name; switched off it answers 503 with that name. */
function prestaShop({ status, text, header }: Answer): Software | undefined {
  const named = header('www-authenticate').includes('PrestaShop') || header('psws-version') !== ''
  // Its version it tells whoever has a key; to others it says 0.
  const version = header('psws-version').replace(/^0$/, '')
  return named || text.includes('<prestashop') ? { name: 'PrestaShop', version, api: status !== 503 } : undefined
}

function magento({ text }: Answer): Software | undefined {
  const version = /^Magento\/(\d[\w. ()-]{0,40})\s*$/.exec(text)?.[1]
  return version === undefined ? undefined : { name: 'Magento', version: version.trim(), api: true }
}

/** Many themes name the version among their meta data. */
async function fromHome(fetch: typeof globalThis.fetch, url: string, name: string): Promise<string> {
  const home = await ask(fetch, url)
  return (
    new RegExp(`content="${name} (\\d[\\d.]*)"`, 'i').exec(home instanceof RecolteError ? '' : home.text)?.[1] ?? ''
  )
}

async function ask(fetch: typeof globalThis.fetch, address: string): Promise<Answer | RecolteError> {
  try {
    const response = await fetch(address)
    return { status: response.status, text: await response.text(), header: (name) => response.headers.get(name) ?? '' }
  } catch (error) {
    if (error instanceof RecolteError) return error
    throw error
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
