import { execFileSync, spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const file = fileURLToPath(new URL('../recolteping/SignedPing.php', import.meta.url))
const hasPhp = spawnSync('php', ['-v']).status === 0
const KEY = Buffer.from('a key of the test, nobody else’s')

function message(ids: number[]): { headers: string[]; body: string } {
  const script = `require $argv[1]; echo json_encode(RecolteSignedPing::message($argv[2], json_decode($argv[3]), 'msg_1', 1772355600));`
  const secret = `whsec_${KEY.toString('base64')}`
  return JSON.parse(execFileSync('php', ['-r', script, '--', file, secret, JSON.stringify(ids)], { encoding: 'utf8' }))
}

test.skipIf(!hasPhp).each([[[42], '{"id":"42"}'] as const, [[42, 43], '{"ids":["42","43"]}'] as const])(
  'the module signs the orders that changed (%j) as Standard Webhooks say',
  (ids, body) => {
    const sent = message([...ids])
    expect(sent.body).toBe(body)
    const signature = createHmac('sha256', KEY).update(`msg_1.1772355600.${body}`).digest('base64')
    expect(sent.headers).toContain(`webhook-signature: v1,${signature}`)
    expect(sent.headers).toContain('webhook-id: msg_1')
  },
)
