import { DAY } from '../../clock.ts'
import { reach } from '../connection.ts'
import { accountsOf, type Diagnosis, type Seen } from '../diagnosis.ts'
import { platformHosts } from '../platform-http.ts'
import { shopUrl } from '../shop-url.ts'

/** A certificate is usually renewed a month before its end. */
const SOON = 21 * DAY

/** What lies below a request: the name, the certificate and how long it holds, the proxy. */
export const reachable: Diagnosis = {
  id: 'reachable',
  group: 'connection',
  texts: {
    ok: {
      en: { message: '{host} is found{certificate}.', next: '' },
      fr: { message: '{host} est trouvé{certificate}.', next: '' },
    },
    dns: {
      en: {
        message: 'The name {host} is not found (DNS).',
        next: 'Check its spelling in the configuration, and the name servers of this machine.',
      },
      fr: {
        message: 'Le nom {host} est introuvable (DNS).',
        next: 'Vérifiez son orthographe dans la configuration et les serveurs de noms de cette machine.',
      },
    },
    ends: {
      en: {
        message: 'The certificate of {host} ends on {day}, in {days|# day|# days}; after that nothing is read.',
        next: 'Ask your host whether it renews itself.',
      },
      fr: {
        message:
          'Le certificat de {host} se termine le {day}, dans {days|# jour|# jours} ; ensuite plus rien n’est lu.',
        next: 'Demandez à votre hébergeur s’il se renouvelle tout seul.',
      },
    },
    ended: {
      en: {
        message: 'The certificate of {host} ended on {day}.',
        next: 'Ask your host to renew it; Recolte goes on by itself then.',
      },
      fr: {
        message: 'Le certificat de {host} est terminé depuis le {day}.',
        next: 'Demandez à votre hébergeur de le renouveler ; Recolte reprend ensuite tout seul.',
      },
    },
    proxy: {
      en: {
        message: 'Requests to {host} go through the proxy {proxy} that this machine names (HTTPS_PROXY).',
        next: '',
      },
      fr: {
        message: 'Les requêtes vers {host} passent par le proxy {proxy} que cette machine désigne (HTTPS_PROXY).',
        next: '',
      },
    },
  },
  async store({ runtime }, { accounts, now }) {
    const addresses = [
      ...shopUrl(runtime.config.settings),
      ...accountsOf(runtime).flatMap((name) => platformHosts(accounts[name])),
    ]
    const seen = await Promise.all(addresses.map((url) => look(url, now)))
    return seen.flat()
  },
}

async function look(url: string, now: number): Promise<Seen[]> {
  const { host, address, certificateEnds, proxy } = await reach(url)
  if (proxy !== undefined) return [{ status: 'ok', text: 'proxy', detail: { host, proxy } }]
  if (address === undefined) return [{ status: 'failure', text: 'dns', detail: { host } }]
  if (certificateEnds === undefined) return [{ status: 'ok', text: 'ok', detail: { host, certificate: '' } }]
  const day = new Date(certificateEnds).toISOString().slice(0, 10)
  const days = Math.floor((certificateEnds - now) / DAY)
  if (days < 0) return [{ status: 'failure', text: 'ended', detail: { host, day } }]
  if (certificateEnds - now < SOON) return [{ status: 'warning', text: 'ends', detail: { host, day, days } }]
  return [{ status: 'ok', text: 'ok', detail: { host, certificate: ` (TLS → ${day})` } }]
}
