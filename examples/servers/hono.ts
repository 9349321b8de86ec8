import type { Recolte } from '@recolte/core'
import { Hono } from 'hono'

/** An agency's own server, with Recolte under /recolte: /recolte/hooks/boutique, /recolte/module/boutique and /recolte/healthz. */
export function createApp(recolte: Pick<Recolte, 'fetch'>): Hono {
  const app = new Hono()
  app.get('/', (context) => context.text('An agency’s own pages.'))
  app.mount('/recolte', recolte.fetch)
  // Where the platform knows the shop by the address of its module, that one path leads here, too.
  app.all('/modules/netreviews/netreviewsApi.php', (context) => recolte.fetch(context.req.raw))
  return app
}
