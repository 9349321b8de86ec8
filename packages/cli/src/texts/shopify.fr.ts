/** What setting a Shopify store up asks. */
export const shopifyFr = {
  'init.shopify.shop': 'Domaine de la boutique (ma-boutique.myshopify.com : Paramètres > Domaines)',
  'init.shopify.clientId': 'Client ID de l’application (Dev Dashboard > votre application > Settings)',
  'init.shopify.clientSecret': 'Client secret (à côté)',
}
