import type { ConnectorMessages } from '@recolte/core'

/** What the admin reads in the window that Magento opens, and whoever reads the check before and after. */
export const activationMessages: ConnectorMessages = {
  'magento.not-activated': {
    en: {
      message: 'The shop {url} has not handed its keys over yet: nobody has activated the integration.',
      next: '1. recolte serve must run and be reachable at "publicUrl". 2. System > Extensions > Integrations > Add New Integration: Callback URL = publicUrl + /magento/callback, Identity link URL = publicUrl + /magento/identity. 3. Save and click Activate. (Or put the four keys into the settings.)',
    },
    fr: {
      message: 'La boutique {url} n’a pas encore remis ses clés : personne n’a activé l’intégration.',
      next: '1. recolte serve doit tourner et être joignable à "publicUrl". 2. Système > Extensions > Intégrations > Ajouter une nouvelle intégration : URL de rappel = publicUrl + /magento/callback, URL du lien d’identité = publicUrl + /magento/identity. 3. Enregistrez et cliquez sur Activer. (Ou mettez les quatre clés dans les réglages.)',
    },
  },
  'magento.activation-noted': {
    en: { message: 'Received.', next: 'Go on in the window that the shop opens now.' },
    fr: { message: 'Bien reçu.', next: 'Continuez dans la fenêtre que la boutique ouvre maintenant.' },
  },
  'magento.activated': {
    en: {
      message: 'The shop has handed its keys over. Recolte keeps them encrypted; nothing has to be copied.',
      next: 'Close this window and reload the list of integrations: it says “Active”. Orders are read at the next pass.',
    },
    fr: {
      message: 'La boutique a remis ses clés. Recolte les garde chiffrées ; il n’y a rien à recopier.',
      next: 'Fermez cette fenêtre et rechargez la liste des intégrations : elle indique « Actif ». Les commandes sont lues au passage suivant.',
    },
  },
  'magento.activation-form': {
    en: {
      message: 'This address takes what Magento sends when an integration is activated, and this was something else.',
      next: 'In Magento: System > Extensions > Integrations, open the integration and click Activate (or Reauthorize).',
    },
    fr: {
      message: 'Cette adresse attend ce que Magento envoie quand on active une intégration, et ceci était autre chose.',
      next: 'Dans Magento : Système > Extensions > Intégrations, ouvrez l’intégration et cliquez sur Activer (ou Réautoriser).',
    },
  },
  'magento.activation-shop': {
    en: {
      message: 'An integration of {host} was activated, but no store without keys of its own has that address.',
      next: 'In the configuration, put the shop’s address as "url" of its store and leave its four keys out; then click Reauthorize in Magento.',
    },
    fr: {
      message:
        'Une intégration de {host} a été activée, mais aucune boutique sans clés dans la configuration n’a cette adresse.',
      next: 'Dans la configuration, mettez l’adresse de la boutique comme "url" et retirez ses quatre clés ; puis cliquez sur Réautoriser dans Magento.',
    },
  },
  'magento.activation-unheard': {
    en: {
      message:
        'The shop opened this window, but its keys did not arrive: its server cannot reach the callback URL, or has another one.',
      next: 'System > Extensions > Integrations, open the integration: the Callback URL must be {callback}, reachable from the shop’s server. Then click Activate (or Reauthorize) again.',
    },
    fr: {
      message:
        'La boutique a ouvert cette fenêtre, mais ses clés ne sont pas arrivées : son serveur ne joint pas l’URL de rappel, ou en a une autre.',
      next: 'Système > Extensions > Intégrations, ouvrez l’intégration : l’URL de rappel doit être {callback}, joignable depuis le serveur de la boutique. Puis cliquez de nouveau sur Activer (ou Réautoriser).',
    },
  },
  'magento.activation-refused': {
    en: {
      message: 'The shop {host} does not complete the activation ({status}: {why}).',
      next: 'System > Extensions > Integrations: click Reauthorize and answer within five minutes. If it stays so: is {url} the shop that you activate it in?',
    },
    fr: {
      message: 'La boutique {host} n’achève pas l’activation ({status} : {why}).',
      next: 'Système > Extensions > Intégrations : cliquez sur Réautoriser et terminez dans les cinq minutes. Si cela persiste : {url} est-elle bien la boutique où vous l’activez ?',
    },
  },
  'magento.activation-ended': {
    en: {
      message: 'The shop no longer takes the keys that it handed over ({status}: {why}).',
      next: 'The integration was deleted, reset or deactivated: System > Extensions > Integrations, click Reauthorize (or add it again) while recolte serve runs.',
    },
    fr: {
      message: 'La boutique n’accepte plus les clés qu’elle avait remises ({status} : {why}).',
      next: 'L’intégration a été supprimée, réinitialisée ou désactivée : Système > Extensions > Intégrations, cliquez sur Réautoriser (ou recréez-la) pendant que recolte serve tourne.',
    },
  },
}
