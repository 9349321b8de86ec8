import { z } from 'zod'
import { decodeEnvelope, encodeEnvelope } from '../envelope.ts'
import { signCall } from '../signature.ts'
import { PROBE } from './call.ts'
import { phpSerialize, phpUnserialize } from './php.ts'

/**
 * Where the platform's own modules answer (docs/protocol.md, official modules). `php` ones speak PHP's own format; `json`
 * takes its two fields as a JSON body, since Magento's REST refuses a form.
 */
export const MODULES = [
  { name: 'netreviews (PrestaShop)', path: '/modules/netreviews/netreviewsApi.php', speaks: 'form' },
  { name: 'avisverifies (PrestaShop)', path: '/modules/avisverifies/avisverifiesApi.php', speaks: 'php' },
  { name: 'netreviews (WooCommerce)', path: '/?netreviews-plugin=api', speaks: 'form' },
  { name: 'AvisVerifies (Magento 2)', path: '/rest/V1/nravis/management', speaks: 'json' },
  { name: 'AvisVerifies (Magento 2, 3.0)', path: '/AvisVerifies/index/dialogcontroller', speaks: 'php' },
  { name: 'AvisVerifies (Magento 1)', path: '/AvisVerifies/dialog', speaks: 'php' },
] as const
export type OfficialModule = (typeof MODULES)[number]

export interface ModuleKeys {
  webId: string
  secretKey: string
}

export interface ModuleAnswer {
  module: OfficialModule
  /** 1 is right; 2 off or nothing received; 3 no keys there; 4 another web id; 5 another secret (docs/protocol.md, official modules). */
  code: number | undefined
  debug: string
  message: unknown
}

const answerSchema = z.looseObject({
  return: z.coerce.number().optional(),
  debug: z.unknown().optional(),
  message: z.unknown().optional(),
})

/** Actions that change nothing in the shop; `getOrders` only as a dry run, and not in every module (`dry-run.ts`). */
export type ReadOnlyQuery = 'isActiveModule' | 'getModuleAndSiteConfiguration' | 'getOrders'

/** Asks one address. Undefined where no module answers there; throws what `fetch` throws. */
export async function askModule(
  fetch: typeof globalThis.fetch,
  base: string,
  module: OfficialModule,
  query: ReadOnlyQuery,
  keys: ModuleKeys,
): Promise<ModuleAnswer | undefined> {
  const sign = signCall(query, keys.webId, keys.secretKey)
  const content = { query, idWebsite: keys.webId, sign, [PROBE]: 1, ...(query === 'getOrders' ? { no_flag: 1 } : {}) }
  const message = encodeEnvelope(module.speaks === 'php' ? phpSerialize(content) : JSON.stringify(content))
  const fields = { query, message }
  const asJson = module.speaks === 'json'
  const response = await fetch(base.replace(/\/+$/, '') + module.path, {
    method: 'POST',
    headers: { 'content-type': asJson ? 'application/json' : 'application/x-www-form-urlencoded' },
    body: asJson ? JSON.stringify(fields) : new URLSearchParams(fields).toString(),
  })
  return readAnswer(module, await response.text())
}

/** Between the marks, whatever notices stand around them; else the whole text (docs/protocol.md, official modules). */
function readAnswer(module: OfficialModule, text: string): ModuleAnswer | undefined {
  const marked = /#netreviews-start#([\s\S]*?)#netreviews-end#/.exec(text)?.[1]
  const bytes = decodeEnvelope((marked ?? text).replace(/\\\//g, '/').trim())
  const parsed = answerSchema.safeParse(module.speaks === 'php' ? php(bytes) : json(bytes.toString()))
  if (!parsed.success || parsed.data.return === undefined) return undefined
  const { return: code, debug, message } = parsed.data
  return { module, code, debug: typeof debug === 'string' ? debug : '', message: unpacked(message) }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function php(bytes: Buffer): unknown {
  try {
    return phpUnserialize(bytes)
  } catch {
    return undefined
  }
}

const unpacked = (message: unknown): unknown => (typeof message === 'string' ? (json(message) ?? message) : message)
