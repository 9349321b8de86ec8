export interface ApiError {
  status: number
  code: number
  message: string
}

const error = (status: number, code: number, message: string): ApiError => ({ status, code, message })
const available = (fields: readonly string[]) => `However, these are available: ${fields.join(', ')}`

/** What the webservice says when it does not answer, with its own numbers. Its 500s are meant as 400. */
export const errors = {
  keyFormat: error(401, 18, 'Invalid authentication key format'),
  keyUnknown: error(401, 20, 'Authentification key is not active'),
  noPermission: error(401, 21, 'No permission for this authentication key'),
  disabled: error(503, 22, 'The PrestaShop webservice is disabled. Please activate it in the PrestaShop Back Office'),
  verb: (verb: string, resource: string, allowed: string[]) =>
    error(
      405,
      25,
      `Method ${verb} is not allowed for the resource ${resource} with this authentication key. Allowed: ${allowed.join(', ')}`,
    ),
  resource: (name: string) => error(401, 26, `Resource of type "${name}" is not allowed with this authentication key`),
  unknownResource: (name: string, names: readonly string[]) =>
    error(
      400,
      27,
      `Resource of type "${name}" does not exists. Did you mean: "${names[0] ?? ''}"? The full list is: "${names.join('", "')}"`,
    ),
  unknownFilter: (fields: readonly string[]) =>
    error(500, 32, `This filter does not exist. Did you mean: "note"? The full list is: "${fields.join('", "')}"`),
  malformedFilter: (field: string) => error(500, 33, `The filter "${field}" is malformed.`),
  dynamicFilter: (field: string) =>
    error(500, 34, `The field "${field}" is dynamic. It is not possible to filter GET query with this field.`),
  unknownField: (name: string, fields: readonly string[]) =>
    error(500, 35, `Unable to display this field "${name}". ${available(fields)}`),
  malformedSort: error(
    500,
    37,
    'The "sort" value has to be formed as this example: "field_ASC" or "[field_1_DESC,field_2_ASC,field_3_ASC,...]" ("field" has to be an available field)',
  ),
  unknownSort: (fields: readonly string[]) => error(500, 38, `Unable to filter by this field. ${available(fields)}`),
  malformedLimit: error(500, 39, 'The "limit" value has to be formed as this example: "5,25" or "10"'),
  unknownLanguage: error(400, 81, 'Language id 9 not available for this key'),
  unknownProduct: (id: number) => error(404, 131, `This Product (${id}) does not exists on this shop`),
  shop: error(403, 132, 'No permission for this key on this shop'),
  /** PHP's own warnings, which the webservice's error handler turns into errors; they name a path of the server. */
  warnings: [
    error(
      500,
      3,
      '[PHP Warning #2] foreach() argument must be of type array|object, bool given (/srv/shop/classes/webservice/WebserviceRequest.php, line 1299)',
    ),
  ],
}
