import type { Account } from '../../config.ts'
import { idAtPlatform } from '../../engine/identity.ts'
import type { StoreRuntime } from '../../engine/runtime.ts'
import { accountsOf, type Diagnosis } from '../diagnosis.ts'
import { shopUrl } from '../shop-url.ts'

/** Two ways in, of one account or from one shop, hand the same buyers over twice: the platform keys each by its own (docs/protocol.md#39-moving-an-account). */
export const oneMethod: Diagnosis = {
  id: 'one-method',
  group: 'automation',
  texts: {
    one: {
      en: { message: 'All orders of the account "{account}" go one way: "{method}".', next: '' },
      fr: {
        message: 'Toutes les commandes du compte « {account} » partent par un seul mode d’envoi : « {method} ».',
        next: '',
      },
    },
    several: {
      en: {
        message:
          'Orders of the account "{account}" go several ways at once ({ways}): a buyer met by both is asked twice.',
        next: 'Keep one "method" for all stores of this account: set it in the configuration, then run recolte switch {other}. Are they different shops? Ask the platform for an account each.',
      },
      fr: {
        message:
          'Les commandes du compte « {account} » partent par plusieurs modes d’envoi à la fois ({ways}) : un client vu par les deux est sollicité deux fois.',
        next: 'Gardez un seul "method" pour toutes les boutiques de ce compte : réglez-le dans la configuration, puis lancez recolte switch {other}. Ce sont des boutiques différentes ? Demandez un compte pour chacune à la plateforme.',
      },
    },
    shop: {
      en: {
        message:
          'Store "{other}" hands over the same shop by "{otherMethod}", beside "{method}" here: its buyers are asked twice.',
        next: 'Take one of the two out of the configuration. To go on with {store} by "{otherMethod}", set that here and run recolte switch {store}: it knows what already left.',
      },
      fr: {
        message:
          'La boutique « {other} » envoie les mêmes commandes par « {otherMethod} », à côté de « {method} » ici : ses clients sont sollicités deux fois.',
        next: 'Retirez l’une des deux de la configuration. Pour continuer {store} par « {otherMethod} », réglez-le ici et lancez recolte switch {store} : il sait ce qui est déjà parti.',
      },
    },
  },
  async account(account, { accounts }, stores) {
    const own = stores
      .map(({ runtime }) => runtime)
      .filter((runtime) => accountsOf(runtime).some((name) => isSame(accounts[name], accounts[account])))
    const methods = new Set(own.map((runtime) => runtime.method.name))
    const [method = ''] = methods
    if (methods.size <= 1) return [{ status: 'ok', text: 'one', detail: { account, method } }]
    const ways = own.map((runtime) => `${runtime.name}: ${runtime.method.name}`).join(', ')
    const other = own.find((runtime) => runtime.method.name !== method)?.name ?? ''
    return [{ status: 'failure', text: 'several', detail: { account, ways, other } }]
  },
  async store({ runtime }, _, stores) {
    const twins = stores.filter(({ runtime: other }) => isTwin(runtime, other))
    return twins.map(({ runtime: other }) => ({
      status: 'failure',
      text: 'shop',
      detail: { method: runtime.method.name, other: other.name, otherMethod: other.method.name },
    }))
  },
}

/** Two names may stand for one account. */
const isSame = (one: Account | undefined, other: Account | undefined): boolean =>
  one?.generation === other?.generation && idAtPlatform(one) === idAtPlatform(other)

/** Stores that divide a shop by language or view go one way; the store of before the move and the one of after do not. */
function isTwin(one: StoreRuntime, other: StoreRuntime): boolean {
  const [url] = shopUrl(one.config.settings)
  const [otherUrl] = shopUrl(other.config.settings)
  if (url === undefined || otherUrl === undefined) return false
  return one.method.name !== other.method.name && new URL(url).href === new URL(otherUrl).href
}
