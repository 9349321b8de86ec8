import { z } from 'zod'
import { needsKeys } from './config-keys.ts'
import { DIALECT_NAMES } from './protocol/module/dialects.ts'
import { PURCHASE_EVENTS, TOKEN_ISSUERS } from './protocol/new-platform.ts'
import { reviewsSettings } from './reviews/settings.ts'

/** Marks a field of a settings schema as secret: its value is masked wherever text leaves the program. */
export const secret = (schema: z.ZodString = z.string().trim().min(1)) => schema.meta({ secret: true })

/** "90s", "15m", "2h", "1d" → milliseconds. */
export const duration = z
  .string()
  .regex(/^[1-9]\d*(s|m|h|d)$/, 'write a duration as 30s, 15m, 2h or 1d')
  .transform(
    (text) =>
      Number.parseInt(text, 10) *
      { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }[text.at(-1) as 's' | 'm' | 'h' | 'd'],
  )

const days = z.number().int().min(0).max(30)

/** A time zone this Node knows. */
export const timeZone = z.string().refine((name) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}, 'not a time zone; write one such as Europe/Paris')

/** Where files are dropped (`"method": "sftp"`). */
const sftp = z
  .strictObject({
    /** `ftp` sends the password and the orders readable by anybody on the way: only where somebody writes it. */
    protocol: z.enum(['sftp', 'ftps', 'ftp']).default('sftp'),
    host: z.string().trim().min(1),
    /** Absent, 22 of SFTP or 21. */
    port: z.number().int().min(1).max(65_535).optional(),
    username: z.string().trim().min(1),
    password: secret().optional(),
    /** The key itself, in PEM or OpenSSH form; SFTP only, as are its passphrase and `hostKey`. */
    privateKey: secret().optional(),
    passphrase: secret().optional(),
    /** SHA256:…; absent, the key shown first is kept in the journal. */
    hostKey: z.string().trim().startsWith('SHA256:').optional(),
    /** The folder that holds `orders/`: one for each locale where several accounts share a server. */
    path: z.string().trim().default('/'),
    /** Columns of the files; absent, those of the account's generation. */
    layout: z.enum(['historical', 'new']).optional(),
    /** When a file leaves each night, in the account's zone: before 01:00, when the platform begins to take them in. */
    at: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'an hour such as 00:15')
      .default('00:15'),
    /** A file every so often instead. */
    every: duration.optional(),
  })
  .refine(
    ({ protocol, password, privateKey }) => password !== undefined || (protocol === 'sftp' && privateKey !== undefined),
    'needs "password", or "privateKey" with the protocol "sftp"',
  )
  .refine(
    ({ protocol, privateKey, hostKey }) => protocol === 'sftp' || (privateKey ?? hostKey) === undefined,
    '"privateKey" and "hostKey" are of the protocol "sftp"; "ftps" verifies the server’s certificate',
  )

/** What both generations of accounts share. Keys that are not written are empty, where `needsKeys` allows that. */
const shared = {
  timeZone: timeZone.default('Europe/Paris'),
  /** Days; absent leaves the account's own delay in force. */
  delay: days.optional(),
  delayProduct: days.optional(),
  /** Requests; 0 is no limit. */
  ratePerSecond: z.number().min(0).default(10),
  /** Plain http outside this machine. */
  allowInsecure: z.boolean().default(false),
  sftp: sftp.optional(),
}

const historicalAccount = z.strictObject({
  // Optional below its default: so the union finds it where nothing is written, too.
  generation: z.literal('historical').optional().default('historical'),
  webId: z.string().trim().min(1),
  /** Trimmed once, here: a pasted blank breaks every signature (docs/protocol.md, signature). */
  secretKey: secret().default(''),
  /** A country code of docs/protocol.md, or an https URL. */
  platform: z.string().trim().min(1),
  ...shared,
})

const httpUrl = z.url({ protocol: /^https?$/ })

const newAccount = z.strictObject({
  generation: z.literal('new'),
  clientId: z.string().trim().min(1).default(''),
  clientSecret: secret().default(''),
  /** The id alone: an address in its place is answered with a 500 that reads like an outage (docs/protocol.md, website id). */
  websiteId: z
    .string()
    .trim()
    .regex(/^\w[\w-]*$/, 'the id alone, without an address around it'),
  /** The platform's key of one shop of several. */
  shopId: z.string().trim().min(1).optional(),
  /** Two letters, for buyers whose order tells none: the platform writes to them in English otherwise. */
  language: z
    .string()
    .trim()
    .regex(/^[a-z]{2}$/, 'two letters, such as fr')
    .optional(),
  platform: z.string().trim().pipe(httpUrl).prefault(PURCHASE_EVENTS),
  /** `current` or `former` (docs/protocol.md, token), or an address. */
  tokenUrl: z
    .string()
    .trim()
    .transform((written) => TOKEN_ISSUERS[written] ?? written)
    .pipe(httpUrl)
    .prefault('current'),
  ...shared,
})

export const accountSchema = z.discriminatedUnion('generation', [historicalAccount, newAccount])

/** An IP address, or a range of them. */
const address = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])

export const storeSchema = z.strictObject({
  connector: z.string(),
  /** One account, or accounts by the order's shop or language; `*` stands for every other. */
  account: z.union([z.string(), z.record(z.string(), z.string())]),
  method: z.string().default('webservice'),
  /** Status codes, or `["onorder"]`; absent is the connector's default. */
  trigger: z.array(z.string()).min(1).optional(),
  reviews: reviewsSettings,
  pollEvery: duration.prefault('15m'),
  /** ISO instant: orders count from here. Moves the baseline at the first sync only. */
  since: z.iso.datetime({ offset: true }).optional(),
  brake: z.union([z.number().int().positive(), z.literal(false)]).optional(),
  previousStatus: z.string().optional(),
  holdDays: days.optional(),
  delayFrom: z.enum(['collection', 'trigger']).default('collection'),
  reference: z.enum(['number', 'id']).default('number'),
  referencePrefix: z.string().default(''),
  /** Extra data agreed with the platform: name there → path in the order's `meta`. */
  extra: z.record(z.string(), z.string()).default({}),
  exclude: z
    .strictObject({
      emailDomains: z.array(z.string()).optional(),
      statuses: z.array(z.string()).default([]),
      channels: z.array(z.string()).default([]),
      shops: z.array(z.string()).default([]),
      languages: z.array(z.string()).default([]),
    })
    .prefault({}),
  minimum: z.strictObject({ amount: z.number().positive(), currency: z.string().length(3) }).optional(),
  groupHours: z.number().min(0).default(24),
  publicUrl: z.url().optional(),
  /** How Recolte answers where the platform calls (`"method": "module"`). */
  module: z
    .strictObject({
      /** Absent is the connector's own. */
      dialect: z.enum(DIALECT_NAMES).optional(),
      /** `once`: what the platform has taken is offered a second time before it counts as collected. */
      offerAgain: z.enum(['never', 'once']).default('never'),
      /** Addresses that may call, as 203.0.113.7 or 203.0.113.0/24; absent is any. */
      addresses: z.array(address).min(1).optional(),
    })
    .prefault({}),
  settings: z.record(z.string(), z.unknown()).default({}),
})

/** Who hears of what turned bad: once then, daily while it lasts, once when it is well again. */
const alertsSchema = z.strictObject({
  /** Gets each as JSON. */
  webhook: z.url({ protocol: /^https?$/ }).optional(),
  /** An incoming webhook of Slack, whose address is its key. */
  slack: secret(
    z
      .string()
      .trim()
      .regex(/^https:\/\//, 'an https address'),
  ).optional(),
  email: z
    .strictObject({
      /** `smtps://user:password@mail.example`, or `smtp://…` with STARTTLS. */
      smtp: secret(
        z
          .string()
          .trim()
          .regex(/^smtps?:\/\//, 'smtp:// or smtps://'),
      ),
      from: z.string().trim().min(3),
      to: z.union([z.string().trim().min(3), z.array(z.string().trim().min(3)).min(1)]),
    })
    .optional(),
})

export const configSchema = z
  .strictObject({
    $schema: z.string().optional(),
    journal: z.string().default('./recolte.db'),
    language: z.enum(['en', 'fr']).optional(),
    accounts: z.record(z.string(), accountSchema),
    stores: z.record(z.string(), storeSchema),
    alerts: alertsSchema.optional(),
    /** Asked for after each good pass: whoever watches it notices a process that is dead. */
    heartbeat: z.url({ protocol: /^https?$/ }).optional(),
    /** Of `recolte serve`, on a listener of its own. */
    metrics: z
      .strictObject({ port: z.number().int().min(0).max(65_535).default(9_464), host: z.string().default('127.0.0.1') })
      .optional(),
  })
  .superRefine(needsKeys)

export type Account = z.output<typeof accountSchema>
export type HistoricalAccount = z.output<typeof historicalAccount>
export type NewAccount = z.output<typeof newAccount>
export type SftpSettings = z.output<typeof sftp>
export type Generation = Account['generation']
export type StoreConfig = z.output<typeof storeSchema>
export type RecolteConfig = z.output<typeof configSchema>
export type Alerts = z.output<typeof alertsSchema>
export type RecolteConfigInput = z.input<typeof configSchema>
