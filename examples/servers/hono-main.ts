import { serve } from '@hono/node-server'
import { createApp } from './hono.ts'
import { openRecolte, settingsFrom } from './recolte.ts'
import { serveUntilAsked } from './running.ts'

const recolte = await openRecolte(settingsFrom(process.env))
const server = serve({ fetch: createApp(recolte).fetch, port: Number(process.env.PORT ?? 3000) })
await serveUntilAsked(recolte, () => server.close())
