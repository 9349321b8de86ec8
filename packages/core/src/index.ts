export * from './api.ts'
export type * from './auth.ts'
export type { Diagnosis } from './check/diagnosis.ts'
export { type ProbedModule, probeModule } from './check/find-module.ts'
export { DIAGNOSES } from './check/registry.ts'
export * from './clock.ts'
export * from './config.ts'
export * from './connector.ts'
export type { Custody, JournalStanding, Restoration, RestoredStore } from './custody.ts'
export type { BackfillPreview } from './engine/backfill.ts'
export * from './errors.ts'
export {
  hmacMatches,
  hookUrl,
  type Inbound,
  type Listening,
  type ListenOptions,
  listen,
  type Reply,
  toNode,
  type WebhookAct,
  type WebhookReport,
} from './hooks/index.ts'
export * from './http.ts'
export * from './journal/follow-up.ts'
export * from './journal/port.ts'
export { openJournal } from './journal/sqlite/index.ts'
export { answerText } from './messages/answers.ts'
export { ERRORS, type ErrorCode } from './messages/errors.ts'
export { menuValues } from './messages/menus.ts'
export { REASONS, type ReasonCode } from './messages/reasons.ts'
export { addMessages, errorText, type Language, reasonText, type Text, type Texts } from './messages/render.ts'
export { moduleMethod } from './method/module.ts'
export { purchaseEvents } from './method/purchase-events/index.ts'
export { webservice } from './method/webservice.ts'
export * from './method.ts'
export * from './model/order.ts'
export * from './model/purchase.ts'
export * from './model/states.ts'
export type { ModuleSettings, PushedSettings } from './module/configuration.ts'
export type { TakeoverPlan, TakingOver } from './module/takeover.ts'
export type { Person, PersonOrder, Privacy } from './privacy.ts'
export { PURCHASE_EVENTS, TOKEN_ISSUERS } from './protocol/new-platform.ts'
export { PLATFORMS, platformUrl } from './protocol/platforms.ts'
export { wallClock, wallDate } from './protocol/wall-clock.ts'
export { createRecolte } from './recolte.ts'
export { redact } from './redact.ts'
export type { Filing } from './report/files.ts'
export type { Followed, Following } from './report/follow-up.ts'
export { type Period, spanOf } from './report/period.ts'
export type * from './report/report.ts'
export { readWallTime } from './report/wall-time.ts'
export type { Switching, SwitchPlan } from './switching.ts'
export { USER_AGENT, VERSION } from './user-agent.ts'
export type { Audit, AuditedDay } from './verify/audit.ts'
export type { News } from './verify/news.ts'
export type { Simulation } from './verify/simulate.ts'
export type { StoreStanding } from './verify/standing.ts'
export type { Verifying } from './verify/verifying.ts'
