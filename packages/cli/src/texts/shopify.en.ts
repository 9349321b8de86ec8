/** What setting a Shopify store up asks. */
export const shopifyEn = {
  'init.shopify.shop': 'Domain of the shop (my-shop.myshopify.com: Settings > Domains)',
  'init.shopify.clientId': 'Client ID of the app (Dev Dashboard > your app > Settings)',
  'init.shopify.clientSecret': 'Client secret (beside it)',
}
