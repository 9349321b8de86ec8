import type { Alerts, News } from '@recolte/core'
import { subjectOf } from './words.ts'

/** One way to somebody. Throws where it was not taken. */
export interface Channel {
  name: string
  send(news: News[]): Promise<void>
}

export function channelsOf({ webhook, slack, email }: Alerts, fetch: typeof globalThis.fetch): Channel[] {
  return [
    ...(webhook === undefined ? [] : [{ name: 'webhook', send: (news: News[]) => post(fetch, webhook, toJson(news)) }]),
    ...(slack === undefined
      ? []
      : [{ name: 'slack', send: (news: News[]) => post(fetch, slack, { text: asText(news) }) }]),
    ...(email === undefined ? [] : [{ name: 'email', send: (news: News[]) => mail(email, news) }]),
  ]
}

const toJson = (news: News[]) => ({
  news: news.map(({ since, ...rest }) => ({ ...rest, since: new Date(since).toISOString() })),
})

const asText = (news: News[]): string =>
  news.map(({ message, next }) => (next === '' ? message : `${message}\n→ ${next}`)).join('\n\n')

async function post(fetch: typeof globalThis.fetch, url: string, content: object): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(content) })
  if (!response.ok) throw new Error(String(response.status))
}

/** The library is loaded where somebody wants mail, and only then. */
async function mail({ smtp, from, to }: NonNullable<Alerts['email']>, news: News[]): Promise<void> {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport(smtp)
  try {
    await transport.sendMail({ from, to, subject: subjectOf(news), text: asText(news) })
  } finally {
    transport.close()
  }
}
