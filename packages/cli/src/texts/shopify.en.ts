/** What setting a Shopify store up asks. */
export const shopifyEn = {
  'init.hand-over.shopify':
    '  1. In the app, allow the redirect address {publicUrl}/shopify/callback.\n  2. Keep recolte serve running, and let somebody of the shop open {publicUrl}/shopify/auth?store={store} and agree.',
  'init.shopify.shop': 'Domain of the shop (my-shop.myshopify.com: Settings > Domains)',
  'init.shopify.accessToken': 'Access token of the app (shpat_…)',
  'init.shopify.clientId': 'Client ID of the app (Dev Dashboard > your app > Settings)',
  'init.shopify.clientSecret': 'Client secret (beside it)',
}
