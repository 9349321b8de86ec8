import type { Answer } from '../app.ts'

/** Body of an error of the WordPress REST API. */
export interface RestError {
  status: number
  code: string
  message: string
  data?: Record<string, unknown>
}

export const restError = (status: number, code: string, message: string): RestError => ({ status, code, message })

export const noRoute = restError(404, 'rest_no_route', 'No route was found matching the URL and request method.')
export const invalidOrder = restError(404, 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.')
export const invalidProduct = restError(404, 'woocommerce_rest_product_invalid_id', 'Invalid ID.')
export const authentication = (message: string) => restError(401, 'woocommerce_rest_authentication_error', message)

/** Messages of a refused permission; the status tells the stranger (401) from the user without the right (403). */
export const forbidden = (verb: 'list' | 'view' | 'create' | 'edit' | 'delete', known: boolean): RestError => {
  const said = {
    list: ['cannot_view', 'Sorry, you cannot list resources.'],
    view: ['cannot_view', 'Sorry, you cannot view this resource.'],
    create: ['cannot_create', 'Sorry, you are not allowed to create resources.'],
    edit: ['cannot_edit', 'Sorry, you are not allowed to edit this resource.'],
    delete: ['cannot_delete', 'Sorry, you are not allowed to delete this resource.'],
  } as const
  const [code, message] = said[verb]
  return restError(known ? 403 : 401, `woocommerce_rest_${code}`, message)
}

export interface ParamError {
  param: string
  code: string
  message: string
}

export const invalidParams = (faults: ParamError[]): RestError => ({
  status: 400,
  code: 'rest_invalid_param',
  message: `Invalid parameter(s): ${faults.map(({ param }) => param).join(', ')}`,
  data: {
    params: Object.fromEntries(faults.map(({ param, message }) => [param, message])),
    details: Object.fromEntries(faults.map(({ param, code, message }) => [param, { code, message, data: null }])),
  },
})

export const errorBody = ({ status, code, message, data }: RestError) => ({ code, message, data: { status, ...data } })

export const isError = (value: object): value is RestError => 'code' in value && 'message' in value && 'status' in value

/** What WordPress says while it updates itself: no REST answer, but its `wp_die` in JSON. */
export const maintenance = (retryAfter = 600): Answer => ({
  status: 503,
  headers: {
    'retry-after': String(retryAfter),
    'content-type': 'application/json; charset=UTF-8',
    expires: 'Wed, 11 Jan 1984 05:00:00 GMT',
    'cache-control': 'no-cache, must-revalidate, max-age=0, no-store, private',
  },
  body: JSON.stringify({
    code: 'wp_die',
    message: 'Briefly unavailable for scheduled maintenance. Check back in a minute.',
    data: { status: 503 },
    additional_errors: [],
  }),
})
