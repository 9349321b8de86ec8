/** Shops that hand their keys over instead of having them copied. */
export const handOverEn = {
  'help.option.public-url':
    'the shop hands its keys over: https address at which it reaches recolte serve (Magento; nothing is copied)',
  'error.init-no-hand-over': '{connector} cannot hand its keys over by itself.',
  'error.init-no-hand-over.next': 'Leave --public-url out: recolte init then asks for the keys.',
  'init.hand-over': 'Next: start  recolte serve  so that the shop reaches it, and let the shop hand its keys over:',
  'init.hand-over.magento':
    '1. System > Extensions > Integrations > Add New Integration (or open yours)\n     Callback URL         {publicUrl}/magento/callback\n     Identity link URL    {publicUrl}/magento/identity\n2. Tab API: Sales > Operations > Orders > Actions > View; Catalog > Inventory > Products; Stores > Settings > All Stores\n3. Save, click Activate > Allow: the window that opens says that the keys have arrived.',
}
