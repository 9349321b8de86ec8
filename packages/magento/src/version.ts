import { type ConnectorContext, RecolteError } from '@recolte/core'
import type { Client } from './client.ts'
import { library } from './library.ts'

/**
 * "2.4 (Community)": all a shop tells a stranger, at an address that many hosts close and that is empty where the shop
 * was installed from git (docs/platforms/magento.md, "Addresses"). Its absence means nothing.
 */
export async function readVersion(client: Client, context: ConnectorContext): Promise<string> {
  const url = `${client.url}/magento_version`
  try {
    const { body } = await context.send(
      async (signal, fetch) => {
        const { text, ...answer } = await library({ url, method: 'GET', authorization: undefined, signal, fetch })
        // Wrapped, so that nobody takes its plain text for a broken answer.
        return { ...answer, body: { text } }
      },
      { method: 'GET', url },
    )
    const text = typeof body === 'object' && body !== null && 'text' in body ? String(body.text) : ''
    return /^[\w-]+\/(\d[\w. ()-]{0,40})\s*$/.exec(text)?.[1]?.trim() ?? ''
  } catch (error) {
    if (error instanceof RecolteError && error.code === 'aborted') throw error
    return ''
  }
}
