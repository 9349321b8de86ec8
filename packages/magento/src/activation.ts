import { type AuthStep, type AuthStore, RecolteError } from '@recolte/core'
import { z } from 'zod'
import { exchange } from './exchange.ts'
import { KEY_NAMES } from './keys.ts'
import { credentialsOf, type Settings } from './settings.ts'

type Store = AuthStore<Settings>

/** What Magento posts when somebody clicks Activate: 32 letters and digits each (seen). */
const code = z.string().regex(/^\w{16,64}$/)
const formSchema = z.object({
  oauth_consumer_key: code,
  oauth_consumer_secret: code,
  oauth_verifier: code,
  store_base_url: z.url({ protocol: /^https?$/ }),
})
const pendingSchema = z.object({ consumerKey: code, consumerSecret: code, verifier: code })
type Pending = z.output<typeof pendingSchema>

const PENDING = 'pending'

/**
 * The activation of an integration (docs/platforms/magento.md, "Activation"): the shop posts to the callback, then opens
 * the identity link in a window of the admin's browser. The callback only notes what came, since the shop waits 5 s and
 * ignores the answer; the exchange is made behind the identity link, where its failure is read by a person.
 */
export const activation: Record<'callback' | 'identity', AuthStep<Settings>> = {
  callback: {
    method: 'POST',
    async answer({ body }, stores) {
      const form = formSchema.safeParse(Object.fromEntries(new URLSearchParams(Buffer.from(body).toString())))
      if (!form.success) throw new RecolteError('magento.activation-form', 'config')
      const { oauth_consumer_key, oauth_consumer_secret, oauth_verifier, store_base_url } = form.data
      const pending: Pending = {
        ...{ consumerKey: oauth_consumer_key, consumerSecret: oauth_consumer_secret, verifier: oauth_verifier },
      }
      for (const { secrets } of addressed(stores, new URL(store_base_url).host)) {
        await secrets.write({ [PENDING]: JSON.stringify(pending) })
      }
      return { status: 200, say: 'magento.activation-noted' }
    },
  },
  identity: {
    method: 'GET',
    async answer({ query }, stores) {
      const consumerKey = query.get('oauth_consumer_key') ?? ''
      const [first, ...others] = await waiting(stores, consumerKey)
      if (first !== undefined) {
        const credentials = await exchange(first.store, first.pending)
        for (const { store } of [first, ...others]) await store.secrets.write({ ...credentials, [PENDING]: undefined })
      } else if (!(await isKnown(stores, consumerKey))) {
        const callback = `${stores.find(({ publicUrl }) => publicUrl)?.publicUrl ?? ''}/magento/callback`
        throw new RecolteError('magento.activation-unheard', 'config', { detail: { callback } })
      }
      const back = query.get('success_call_back') ?? ''
      return leadsToShop(back, stores) ? { redirect: back } : { status: 200, say: 'magento.activated' }
    },
  },
}

/** Stores whose keys are not in the settings and whose shop it is; the only one there is, under whatever address. */
function addressed(stores: readonly Store[], host: string): readonly Store[] {
  const open = stores.filter(({ settings }) => settings.token === undefined && credentialsOf(settings) === undefined)
  const those = open.filter(({ settings }) => new URL(settings.url).host === host)
  if (those.length > 0) return those
  if (open.length === 1) return open
  throw new RecolteError('magento.activation-shop', 'config', { detail: { host } })
}

async function waiting(stores: readonly Store[], consumerKey: string): Promise<{ store: Store; pending: Pending }[]> {
  const found: { store: Store; pending: Pending }[] = []
  for (const store of stores) {
    const { values } = await store.secrets.read([PENDING])
    const pending = values[PENDING] === undefined ? undefined : pendingSchema.parse(JSON.parse(values[PENDING]))
    if (pending?.consumerKey === consumerKey) found.push({ store, pending })
  }
  return found
}

/** The window was loaded once more. */
async function isKnown(stores: readonly Store[], consumerKey: string): Promise<boolean> {
  for (const { secrets } of stores) {
    if ((await secrets.read(KEY_NAMES)).values.consumerKey === consumerKey) return true
  }
  return false
}

/** Anybody may write an address into the link: a browser is sent to a configured shop and nowhere else. */
const leadsToShop = (address: string, stores: readonly Store[]): boolean =>
  URL.canParse(address) && stores.some(({ settings }) => new URL(settings.url).origin === new URL(address).origin)
