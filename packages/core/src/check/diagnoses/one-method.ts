import type { Diagnosis, StoreView } from '../diagnosis.ts'

/** Two ways into one account hand the same buyers over twice: the platform keys each by its own (docs/protocol.md#39-moving-an-account). */
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
  },
  async account(account, _, stores) {
    const own = stores.filter((view) => accountsOf(view).includes(account))
    const methods = new Set(own.map(({ runtime }) => runtime.method.name))
    const [method = ''] = methods
    if (methods.size <= 1) return [{ status: 'ok', text: 'one', detail: { account, method } }]
    const ways = own.map(({ runtime }) => `${runtime.name}: ${runtime.method.name}`).join(', ')
    const other = own.find(({ runtime }) => runtime.method.name !== method)?.runtime.name ?? ''
    return [{ status: 'failure', text: 'several', detail: { account, ways, other } }]
  },
}

function accountsOf({ runtime: { config } }: StoreView): string[] {
  return typeof config.account === 'string' ? [config.account] : Object.values(config.account)
}
