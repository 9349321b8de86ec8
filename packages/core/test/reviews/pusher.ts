// A process that pushes a shop's reviews, to be killed in the middle: `node pusher.ts <journal> <platform>`.
import { createRecolte } from '../../src/recolte.ts'
import { reviewShop } from './review-shop.ts'

const [, , journal = '', platform = ''] = process.argv
const recolte = await createRecolte({ ...reviewShop(platform, 200), journal })
await recolte.pushReviews('boutique')
await recolte.close()
