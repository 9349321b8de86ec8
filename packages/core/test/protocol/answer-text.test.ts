import { expect, test } from 'vitest'
import { answerText } from '../../src/messages/answers.ts'
import { failure } from '../../src/method/failure.ts'
import { readReceipt } from '../../src/protocol/receipt.ts'
import { readTokenAnswer } from '../../src/protocol/token.ts'

const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
const token = readTokenAnswer(401, {}, '{"error":"unauthorized_client"}')

test.each([
  [
    readReceipt(503, {}, '<html></html>'),
    'a web page instead of a receipt (503)',
    'une page web au lieu d’une réponse (503)',
  ],
  [readReceipt(200, {}, ' '), 'an empty answer instead of a receipt (200)', 'une réponse vide (200)'],
  [readReceipt(200, {}, '{"return":'), 'an answer cut short instead of a receipt (200)', 'une réponse coupée (200)'],
  [readReceipt(200, {}, '{}'), 'an answer without a receipt (200)', 'une réponse qui ne dit rien de la commande (200)'],
  [readReceipt(429, {}, ''), 'too many requests (429)', 'trop de requêtes (429)'],
  [
    readReceipt(302, { location: 'https://www.shop.example/?a=1' }, ''),
    'redirected (302) to https://www.shop.example/',
    'une redirection (302) vers https://www.shop.example/',
  ],
  [readReceipt(302, {}, ''), 'redirected (302) to nowhere', 'une redirection (302) sans adresse'],
  [readReceipt(200, {}, '{"return":3}'), 'account not recognised', 'compte non reconnu'],
  [readReceipt(200, {}, '{"return":99}'), 'answered 99', 'réponse 99'],
  [failure(refused), 'the connection failed (ECONNREFUSED)', 'la connexion a échoué (ECONNREFUSED)'],
  [
    token.kind === 'failed' ? token.receipt : { message: '' },
    'no token: 401, unauthorized_client',
    'pas de jeton : 401, unauthorized_client',
  ],
])('%j is kept as a code and said in each language', ({ message }, english, french) => {
  expect(message).toMatch(/^recolte:[a-z-]+/)
  expect([answerText(message, 'en'), answerText(message, 'fr')]).toEqual([english, french])
})

test.each(['wrong parameters: order_date', 'a web page instead of a receipt (503)', 'recolte:nothing-of-ours'])(
  'what the platform says, or an earlier version kept as a sentence, stays as it is: %s',
  (kept) => {
    expect(answerText(kept, 'fr')).toBe(kept)
  },
)
