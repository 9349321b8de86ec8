import type { Finding, Journal } from '@recolte/core'

export const worries = (findings: Finding[]) =>
  findings.filter(({ status }) => status === 'failure' || status === 'warning')

/** Several checks share it, and each would close it. */
export function unclosed(journal: Journal): Journal {
  return new Proxy(journal, {
    get: (target, name) => {
      if (name === 'close') return async () => {}
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
