import type { Answer } from '../app.ts'

/** Body of an error: `%1` and `%name` stay in, their values stand beside the sentence. */
export interface MagentoError {
  status: number
  message: string
  parameters?: string[] | Record<string, string | number>
}

export const magentoError = (
  status: number,
  message: string,
  parameters?: MagentoError['parameters'],
): MagentoError => ({ status, message, ...(parameters === undefined ? {} : { parameters }) })

export const isError = (value: unknown): value is MagentoError =>
  typeof value === 'object' && value !== null && 'status' in value && 'message' in value

export const noRight = (resources: string): MagentoError =>
  magentoError(401, "The consumer isn't authorized to access %resources.", { resources })
export const noRoute = magentoError(404, 'Request does not match any route.')
export const noStore = magentoError(400, 'Specified request cannot be processed.')
export const noEntity = magentoError(
  404,
  "The entity that was requested doesn't exist. Verify the entity and try again.",
)
export const noProduct = magentoError(
  404,
  "The product that was requested doesn't exist. Verify the product and try again.",
)
export const noCriteria = magentoError(400, '"%fieldName" is required. Enter and try again.', {
  fieldName: 'searchCriteria',
})
export const internal = magentoError(
  500,
  'Internal Error. Details are available in Magento log file. Report ID: webapi-6b0463c8c120b',
)

const page = (status: number, title: string, text: string): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=UTF-8' },
  body: `<!doctype html>\n<html>\n<head>\n    <title>${title}</title>\n</head>\n<body>\n<h1>${text}</h1>\n</body>\n</html>\n`,
})

/** Maintenance mode, at every address, without a word on how long (seen). */
export const maintenance = page(503, 'Error 503: Service Unavailable', 'Service Temporarily Unavailable')
export const notFoundPage = page(404, '404 Not Found', 'Whoops, our bad...')
export const themePage = page(200, 'Boutique Récolte', 'Boutique Récolte')
export const errorPage = page(500, 'There has been an error processing your request', 'Error report')
export const badGateway = page(502, '502 Bad Gateway', '502 Bad Gateway')
