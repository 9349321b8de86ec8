import { expect, test } from 'vitest'
import { answerText } from '../../src/messages/answers.ts'
import { failure } from '../../src/method/failure.ts'
import { readReceipt } from '../../src/protocol/receipt.ts'

const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })

test.each([
  [readReceipt(503, {}, '<html></html>'), 'une page web au lieu d’une réponse (503)'],
  [readReceipt(200, {}, ' '), 'une réponse vide (200)'],
  [readReceipt(200, {}, '{"return":'), 'une réponse coupée (200)'],
  [readReceipt(200, {}, '{}'), 'une réponse qui ne dit rien de la commande (200)'],
  [readReceipt(404, {}, 'none'), 'une réponse qui ne dit rien de la commande (404)'],
  [readReceipt(429, {}, ''), 'trop de requêtes (429)'],
  [
    readReceipt(302, { location: 'https://www.shop.example/?a=1' }, ''),
    'une redirection (302) vers https://www.shop.example/',
  ],
  [failure(refused), 'la connexion a échoué (ECONNREFUSED)'],
])('%j is said in French', ({ message }, french) => {
  expect(answerText(message, 'fr')).toBe(french)
  expect(answerText(message, 'en')).toBe(message)
})

test('what the platform says stays as it said it', () => {
  const { message } = readReceipt(200, {}, '{"return":4,"debug":"wrong parameters: order_date"}')
  expect(answerText(message, 'fr')).toBe('wrong parameters: order_date')
})
