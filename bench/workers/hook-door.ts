import { createServer } from 'node:http'
import { createRecolte, listen, openJournal } from '@recolte/core'
import { woocommerce } from '@recolte/woocommerce'
import { ACCOUNT } from '../orders.ts'
import { answer, type Listening, task } from '../worker.ts'

export type DoorTask = { kind: 'bare' } | { kind: 'recolte'; journal: string; secret: string }

process.once('SIGINT', () => process.exit(0))
const asked = task<DoorTask>()
if (asked.kind === 'bare') bare()
else await recolte(asked.journal, asked.secret)

/** Reads the body to its end and says OK: what any receiver does at least. */
function bare(): void {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = '{"ok":true}'
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
      response.end(body)
    })
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    answer({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` } satisfies Listening)
  })
}

async function recolte(location: string, secret: string): Promise<void> {
  const journal = await openJournal(location)
  await journal.hookSecrets('bench', secret, Date.now())
  const opened = await createRecolte({
    accounts: { main: { ...ACCOUNT, platform: 'http://127.0.0.1:9' } },
    stores: {
      bench: {
        connector: 'woocommerce',
        account: 'main',
        settings: { url: 'http://127.0.0.1:9', consumerKey: 'ck_none', consumerSecret: 'cs_none' },
      },
    },
    connectors: [woocommerce],
    journal,
  })
  const { url } = await listen({ port: 0, host: '127.0.0.1', handle: () => opened.handle })
  answer({ url } satisfies Listening)
}
