/** What setting a shop up needs beyond its connector's schema: under which variables its keys stand in `.env`. */
const VARIABLES: Record<string, Record<string, string>> = {
  woocommerce: { consumerKey: 'WOO_KEY', consumerSecret: 'WOO_SECRET' },
}

/** Settings asked for although the schema can do without: there is another way in, which is not the one to begin with. */
const ASKED: Record<string, string[]> = {
  magento: ['consumerKey', 'consumerSecret', 'accessToken', 'accessTokenSecret'],
  // Shops have not been able to make an access token of their own since 2026.
  shopify: ['clientId', 'clientSecret'],
}

/** The setting that is that other way: who gives it is asked for none of those. */
const OTHER_WAY_IN: Record<string, string> = { magento: 'token', shopify: 'accessToken' }

export const otherWayIn = (connector: string): string | undefined => OTHER_WAY_IN[connector]

export const isAsked = (connector: string, setting: string): boolean => ASKED[connector]?.includes(setting) ?? false

/** Secrets without which a shop hands nothing over: they are copied all the same. */
const COPIED: Record<string, string[]> = { shopify: ['clientSecret'] }

export const isCopied = (connector: string, setting: string): boolean => COPIED[connector]?.includes(setting) ?? false

/** The variable for a setting; undefined for one that may be read by everybody and stands in the configuration itself. */
export function variableFor(connector: string, setting: string, secret: boolean): string | undefined {
  const own = VARIABLES[connector]?.[setting]
  return own ?? (secret ? `${connector}_${snake(setting)}`.toUpperCase() : undefined)
}

/** The variables of an account: those of the first one without its name. */
export function accountVariables(account: string) {
  const prefix = prefixOf(account)
  return {
    webId: `${prefix}_WEB_ID`,
    secretKey: `${prefix}_SECRET_KEY`,
    clientId: `${prefix}_CLIENT_ID`,
    clientSecret: `${prefix}_CLIENT_SECRET`,
    websiteId: `${prefix}_WEBSITE_ID`,
  }
}

const prefixOf = (account: string): string =>
  account === 'main' ? 'RECOLTE' : `RECOLTE_${snake(account).toUpperCase()}`

/** The variables of an account's file server. */
export function serverVariables(account: string) {
  const prefix = prefixOf(account)
  return { password: `${prefix}_SFTP_PASSWORD`, privateKey: `${prefix}_SFTP_PRIVATE_KEY` }
}

/** Under which of init's options a setting is given: one that an account has too, under its connector's name (`--shopify-client-id`). */
export function optionFor(connector: string, setting: string): string {
  if (!Object.hasOwn(accountVariables('main'), setting)) return setting
  return connector + setting.charAt(0).toUpperCase() + setting.slice(1)
}

export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter}`).replace(/\W+/g, '_')
