import type { Call } from '../app.ts'
import { isError, type MagentoError, noRight } from './errors.ts'
import { createOAuth, type Integration } from './oauth.ts'

export interface GateOptions {
  integrations: readonly Integration[]
  /** `website`: switched on for the first website alone, which the `all` scope does not belong to (seen). */
  bearer: boolean | 'website'
  /** What ends TLS in front of the shop does not say so. */
  seesHttp: boolean
  /** The web server swallows the `Authorization` header. */
  dropAuthorization: boolean
}

export interface Gate {
  /** Undefined where the caller may; a stranger and one without the right get the same answer (seen). */
  refuse(call: Call, scope: string, right: string, now: number): MagentoError | undefined
}

/** Any right at all opens the list of modules (seen). */
export const ANY_RIGHT = 'Magento_Backend::admin'

export const createGate = ({ integrations, bearer, seesHttp, dropAuthorization }: GateOptions): Gate => {
  const oauth = createOAuth(integrations, seesHttp)

  const identify = (call: Call, scope: string, now: number): Integration | MagentoError | undefined => {
    const header = dropAuthorization ? undefined : call.header('authorization')
    if (header === undefined) return undefined
    if (/^OAuth /i.test(header)) return oauth.verify(call, header, now)
    const token = /^Bearer (.*)$/i.exec(header)?.[1]
    const allowed = bearer === true || (bearer === 'website' && ['', 'default', 'en'].includes(scope))
    return allowed ? integrations.find(({ accessToken }) => accessToken === token) : undefined
  }

  return {
    refuse(call, scope, right, now) {
      const user = identify(call, scope, now)
      if (isError(user)) return user
      if (user === undefined) return noRight(right)
      const { rights } = user
      const may = rights === undefined || (right === ANY_RIGHT ? rights.length > 0 : rights.includes(right))
      return may ? undefined : noRight(right)
    },
  }
}
