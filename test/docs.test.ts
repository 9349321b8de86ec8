import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../packages/cli/src/commands/index.ts'
import { accountSchema, configSchema, storeSchema } from '../packages/core/src/config.ts'
import { PURCHASE_EVENTS, TOKEN_ISSUERS } from '../packages/core/src/protocol/new-platform.ts'
import { PLATFORMS } from '../packages/core/src/protocol/platforms.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const pages = globSync(
  ['*.md', 'docs/**/*.md', '.changeset/README.md', 'examples/*/README.md', 'packages/*/README.md'],
  {
    cwd: root,
  },
)

/** The address a website gives a heading. */
const slug = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

function anchorsOf(file: string): Set<string> {
  const text = read(file)
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slug(heading))
  const own = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)
  return new Set([...headings, ...own])
}

/** Sections on the new platform that the code cites. */
const NEW_PLATFORM = [
  'token',
  'purchase-events',
  'website-id',
  'event-fields',
  'age-and-delay',
  'answers',
  'repetition-of-events',
  'menus',
]

/** Sections on the calls to a module that the code cites. */
const MODULE = [
  'official-modules',
  'calls-to-a-module',
  'checks-of-a-call',
  'answers-of-a-module',
  'actions-of-a-module',
  'dialects',
  'reviews-of-a-shop',
]

describe('the documentation', () => {
  it('links only to what is there', () => {
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
        if (/^[a-z]+:/.test(link)) return []
        const [path = '', anchor] = link.split('#')
        const target = path === '' ? page : join(dirname(page), path)
        if (!existsSync(join(root, target))) return [`${page}: ${link}`]
        if (anchor !== undefined && !anchorsOf(target).has(decodeURIComponent(anchor))) return [`${page}: ${link}`]
        return []
      }),
    )
    expect(broken).toEqual([])
  })

  it.each(['docs/configuration.md', 'docs/configuration.fr.md'])('%s names every setting', (page) => {
    const schemas = [configSchema, ...accountSchema.options, storeSchema, storeSchema.shape.exclude.unwrap()]
    const keys = schemas.flatMap((schema) => Object.keys(schema.shape))
    const text = read(page)
    expect(keys.filter((key) => !text.includes(`\`${key}\``) && !text.includes(`"${key}"`))).toEqual([])
  })

  it.each(['docs/commands.md', 'docs/commands.fr.md'])('%s names every command and option', (page) => {
    const text = read(page)
    const words = COMMANDS.flatMap(({ name, options }) => [
      `recolte ${name}`,
      ...options.map(({ flags }) => /--[a-z-]+/.exec(flags)?.[0] ?? flags),
    ]).filter((word) => !/--consumer-/.test(word))
    expect(words.filter((word) => !text.includes(word))).toEqual([])
  })

  it('names every host and the sections that the code cites', () => {
    const protocol = read('docs/protocol.md')
    for (const url of Object.values(PLATFORMS)) expect(protocol).toContain(new URL(url).host)
    for (const url of [PURCHASE_EVENTS, ...Object.values(TOKEN_ISSUERS)]) expect(protocol).toContain(url)
    const anchors = [...anchorsOf('docs/protocol.md')]
    for (const section of [
      'push-api',
      'hosts',
      'message-fields',
      'encodings',
      'signature',
      'response',
      ...NEW_PLATFORM,
      ...MODULE,
    ])
      expect(anchors.some((anchor) => anchor.endsWith(section))).toBe(true)
  })

  it('is there in French wherever a shop owner reads', () => {
    const translated = [
      'README',
      'docs/reasons',
      'docs/configuration',
      'docs/commands',
      'docs/day-to-day',
      'docs/check',
      'docs/faults',
      'docs/new-platform',
      'docs/module',
      'docs/connectors/woocommerce',
    ]
    for (const page of translated) expect(existsSync(join(root, `${page}.fr.md`)), page).toBe(true)
  })
})

describe('the lock file', () => {
  it('names no registry', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/)
  })
})

describe('the README', () => {
  it.each(['demo', 'test'])('has commands to run after its mark "runs: %s"', (name) => {
    const block = new RegExp(`<!-- runs: ${name} -->\\n\`\`\`sh\\n([^\`]+)\`\`\``).exec(read('README.md'))
    expect(block?.[1]).toMatch(/^npm ci\n/)
  })
})
