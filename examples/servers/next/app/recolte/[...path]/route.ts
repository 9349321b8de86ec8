import { recolte } from '../../../serving.ts'

/** The journal is a file: Node's runtime, on a server that keeps its disk. */
export const runtime = 'nodejs'
/** A webhook is never answered from a cache. */
export const dynamic = 'force-dynamic'

const answer = async (request: Request): Promise<Response> => (await recolte()).fetch(request)

/** /recolte/hooks/boutique, /recolte/module/boutique */
export const POST = answer
/** /recolte/healthz */
export const GET = answer
