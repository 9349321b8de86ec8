import { type Recolte, toNode } from '@recolte/core'
import express, { type Express } from 'express'

/**
 * An agency's own server, with Recolte under /recolte: /recolte/hooks/boutique, /recolte/module/boutique
 * and /recolte/healthz. It comes before
 * `express.json()`: a webhook is verified by its bytes, which a parsed body no longer has.
 */
export function createApp(recolte: Pick<Recolte, 'handle'>): Express {
  const app = express()
  app.use('/recolte', toNode(recolte.handle))
  // Where the platform knows the shop by the address of its module, that one path leads here, too.
  app.all('/modules/netreviews/netreviewsApi.php', toNode(recolte.handle))
  app.use(express.json())
  app.get('/', (_request, response) => void response.send('An agency’s own pages.'))
  return app
}
