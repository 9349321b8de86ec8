import { callAsPlatform, moduleUrl } from '../../module/probe.ts'
import { accountsOf, type Diagnosis, type Seen } from '../diagnosis.ts'

/** Would the platform get an answer? Asked as it asks, through everything that stands before `recolte serve`. */
export const moduleAnswers: Diagnosis = {
  id: 'module-answers',
  group: 'automation',
  texts: {
    ok: {
      en: { message: 'The platform would get an answer at {url}.', next: '' },
      fr: { message: 'La plateforme obtiendrait une réponse à {url}.', next: '' },
    },
    'no-url': {
      en: {
        message: 'Nobody can say whether the platform gets an answer: "publicUrl" is not set.',
        next: 'Set "publicUrl" to the address under which recolte serve is reached.',
      },
      fr: {
        message: 'Impossible de dire si la plateforme obtient une réponse : "publicUrl" n’est pas renseigné.',
        next: 'Renseignez "publicUrl" avec l’adresse à laquelle on atteint recolte serve.',
      },
    },
    insecure: {
      en: {
        message: '{url} is plain http: whoever records one call of the platform can repeat it for ever.',
        next: 'Give the address a certificate and use https.',
      },
      fr: {
        message: '{url} est en http simple : qui capte un appel de la plateforme peut le répéter sans fin.',
        next: 'Donnez un certificat à cette adresse et passez en https.',
      },
    },
    'in-clear': {
      en: {
        message: 'Recolte turns calls to {url} away: the proxy before it does not say that they came over https.',
        next: 'Let the proxy set the header X-Forwarded-Proto to https.',
      },
      fr: {
        message: 'Recolte refuse les appels à {url} : le proxy placé devant ne dit pas qu’ils sont arrivés en https.',
        next: 'Faites envoyer par le proxy l’en-tête X-Forwarded-Proto avec la valeur https.',
      },
    },
    unreachable: {
      en: {
        message: '{url} does not answer ({why}).',
        next: 'Is recolte serve running, and does the address lead to it?',
      },
      fr: { message: '{url} ne répond pas ({why}).', next: 'recolte serve tourne-t-il, et l’adresse y mène-t-elle ?' },
    },
    redirect: {
      en: {
        message:
          '{url} redirects ({status}) to {to}: that turns the platform’s POST into a GET, and what it posted is lost.',
        next: 'Give the platform the address at the end of the redirect, and set it as "publicUrl".',
      },
      fr: {
        message:
          '{url} redirige ({status}) vers {to} : l’appel POST de la plateforme devient un GET et son contenu est perdu.',
        next: 'Donnez à la plateforme l’adresse finale, et renseignez-la dans "publicUrl".',
      },
    },
    'basic-auth': {
      en: {
        message: '{url} asks for a user name and a password (401), which the platform does not have.',
        next: 'Leave this one path out of the password protection.',
      },
      fr: {
        message: '{url} demande un nom d’utilisateur et un mot de passe (401), que la plateforme n’a pas.',
        next: 'Exceptez ce seul chemin de la protection par mot de passe.',
      },
    },
    forbidden: {
      en: {
        message:
          'Something before Recolte turns calls to {url} away ({status}): a firewall, or the list "module.addresses".',
        next: 'Allow POST requests to this path; the platform’s addresses may call, whatever they send.',
      },
      fr: {
        message:
          'Quelque chose devant Recolte refuse les appels à {url} ({status}) : un pare-feu, ou la liste "module.addresses".',
        next: 'Autorisez les requêtes POST vers ce chemin, depuis les adresses de la plateforme.',
      },
    },
    'not-found': {
      en: {
        message: 'Nothing answers calls at {url} ({status}).',
        next: 'Does the address lead to recolte serve, with the path passed on, and is the store in its configuration?',
      },
      fr: {
        message: 'Rien ne répond aux appels à {url} ({status}).',
        next: 'L’adresse mène-t-elle à recolte serve, chemin compris, et la boutique est-elle dans sa configuration ?',
      },
    },
    maintenance: {
      en: {
        message: 'A maintenance page answers at {url} ({status}).',
        next: 'End the maintenance, or leave this one path out of it.',
      },
      fr: {
        message: 'Une page de maintenance répond à {url} ({status}).',
        next: 'Terminez la maintenance, ou exceptez-en ce seul chemin.',
      },
    },
    cached: {
      en: {
        message:
          'A cache answers in Recolte’s place at {url} ({cache}): the platform would get old orders, or another shop’s.',
        next: 'Leave this path out of the cache.',
      },
      fr: {
        message:
          'Un cache répond à la place de Recolte à {url} ({cache}) : la plateforme recevrait d’anciennes commandes.',
        next: 'Exceptez ce chemin du cache.',
      },
    },
    page: {
      en: {
        message: 'At {url} something answers that no module says ({status}).',
        next: 'Open the address in a browser: what answers there stands before Recolte.',
      },
      fr: {
        message: 'À {url} répond quelque chose qu’aucun module ne dit ({status}).',
        next: 'Ouvrez l’adresse dans un navigateur : ce qui y répond se trouve devant Recolte.',
      },
    },
    'post-lost': {
      en: {
        message: 'What is posted to {url} does not arrive: something on the way drops the body.',
        next: 'Look for a redirect, a proxy or a security plugin that turns POST into GET.',
      },
      fr: {
        message: 'Ce qui est envoyé à {url} n’arrive pas : quelque chose en chemin supprime le contenu.',
        next: 'Cherchez une redirection, un proxy ou une extension de sécurité qui change POST en GET.',
      },
    },
    keys: {
      en: {
        message: 'What answers at {url} does not know the keys of account "{account}".',
        next: 'Does the running recolte serve have this configuration? Compare web id and secret key.',
      },
      fr: {
        message: 'Ce qui répond à {url} ne connaît pas les clés du compte « {account} ».',
        next: 'Le recolte serve en cours a-t-il cette configuration ? Comparez l’id web et la clé secrète.',
      },
    },
    'other-module': {
      en: {
        message: 'At {url} another module answers (version {version}), not Recolte.',
        next: 'Switch the platform’s own module off in {extensionsMenu}, or lead the address to recolte serve.',
      },
      fr: {
        message: 'À {url} répond un autre module (version {version}), pas Recolte.',
        next: 'Désactivez le module d’Avis Vérifiés dans {extensionsMenu}, ou menez l’adresse à recolte serve.',
      },
    },
    noise: {
      en: {
        message:
          'Something is written around the answer at {url}: "{noise}". The platform looks between the marks and finds it all the same.',
        next: 'PHP notices do that: switch their display off in the shop.',
      },
      fr: {
        message:
          'Quelque chose est écrit autour de la réponse à {url} : « {noise} ». La plateforme la trouve quand même entre ses marques.',
        next: 'Ce sont souvent des avertissements PHP : désactivez leur affichage dans la boutique.',
      },
    },
  },
  async store({ runtime }, { accounts }) {
    if (runtime.method.answers !== true) return []
    const { publicUrl } = runtime.config
    if (publicUrl === undefined) return [{ status: 'warning', text: 'no-url' }]
    const url = moduleUrl(runtime.name, publicUrl)
    const seen: Seen[] = []
    for (const name of accountsOf(runtime)) {
      const account = accounts[name]
      if (account === undefined) continue
      const { kind, detail } = await callAsPlatform(url, runtime, account)
      const status = kind === 'ok' ? 'ok' : kind === 'noise' ? 'warning' : 'failure'
      seen.push({ status, text: kind, detail: { ...detail, url, account: name } })
    }
    return seen
  },
}
