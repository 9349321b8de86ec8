/** What setting a Shopify store up asks. */
export const shopifyFr = {
  'init.hand-over.shopify':
    '  1. Dans l’application, autorisez l’adresse de redirection {publicUrl}/shopify/callback.\n  2. Laissez tourner recolte serve, et faites ouvrir {publicUrl}/shopify/auth?store={store} par quelqu’un de la boutique, qui accepte.',
  'init.shopify.shop': 'Domaine de la boutique (ma-boutique.myshopify.com : Paramètres > Domaines)',
  'init.shopify.accessToken': 'Jeton d’accès de l’application (shpat_…)',
  'init.shopify.clientId': 'Client ID de l’application (Dev Dashboard > votre application > Settings)',
  'init.shopify.clientSecret': 'Client secret (à côté)',
}
