import { createApp } from './express.ts'
import { openRecolte, settingsFrom } from './recolte.ts'
import { serveUntilAsked } from './running.ts'

const recolte = await openRecolte(settingsFrom(process.env))
const server = createApp(recolte).listen(Number(process.env.PORT ?? 3000))
await serveUntilAsked(recolte, () => server.close())
