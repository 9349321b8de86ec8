import type { handOverEn } from './hand-over.en.ts'

export const handOverFr: Record<keyof typeof handOverEn, string> = {
  'help.option.public-url':
    'la boutique remet elle-même ses clés : adresse https à laquelle elle joint recolte serve (Magento ; rien à recopier)',
  'error.init-no-hand-over': '{connector} ne peut pas remettre ses clés de lui-même.',
  'error.init-no-hand-over.next': 'Retirez --public-url : recolte init demande alors les clés.',
  'init.hand-over':
    'Ensuite : lancez  recolte serve  de façon que la boutique le joigne, et laissez-la remettre ses clés :',
  'init.hand-over.magento':
    '1. Système > Extensions > Intégrations > Ajouter une nouvelle intégration (ou ouvrez la vôtre)\n     URL de rappel               {publicUrl}/magento/callback\n     URL du lien d’identité      {publicUrl}/magento/identity\n2. Onglet API : Ventes > Opérations > Commandes > Actions > Voir ; Catalogue > Inventaire > Produits ; Boutiques > Paramètres > Toutes les boutiques\n3. Enregistrez, cliquez sur Activer > Autoriser : la fenêtre qui s’ouvre dit que les clés sont arrivées.',
}
