import { createPulling, type PullingPlatform } from '@recolte/sandbox'
import { SECRET_KEY, WEB_ID, type World } from '../faults/world.ts'

/** A review as the platform has it: what the shop is to show. */
export interface Published {
  id: string
  product: string
  rating: number
  text: string
}

/** The platform sends what happened to reviews to the module, as it does since 2020 (docs/protocol.md, reviews pushed as JSON). */
export async function pushed(made: World, verbs: Record<'NEW' | 'UPDATE' | 'DELETE', Published[]>): Promise<void> {
  const { child, ended } = made.start(['serve', '--port', '0', '--json'])
  const url = await new Promise<string>((resolve) => {
    child.stdout?.on('data', (text: string) => {
      const [, found] = /"url":"(http[^"]+)"/.exec(text) ?? []
      if (found !== undefined) resolve(found)
    })
  })
  const platform: PullingPlatform = createPulling({
    url: `${url}/module/boutique`,
    webId: WEB_ID,
    secretKey: SECRET_KEY,
  })
  const item = ({ id, product, rating, text }: Published) => ({
    ...{ idProduit: id, refProduit: product, rate: String(rating), avis: text, horodateAvis: '1767323045' },
    ...{ name: 'Durand', prenom: 'Léa', moderation: [] },
  })
  const data = JSON.stringify({
    ...Object.fromEntries(Object.entries(verbs).map(([verb, all]) => [verb, all.map(item)])),
    AVG: [],
  })
  const answer = await platform.call('setProductsReviews', { data })
  child.kill('SIGKILL')
  await ended
  if (answer.return !== 1) throw new Error(`the module answered ${JSON.stringify(answer)}`)
}
