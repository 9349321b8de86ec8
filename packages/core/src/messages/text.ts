export type Language = 'en' | 'fr'
export interface Text {
  /** What is so, and why. */
  message: string
  /** What to do next; `''` when nothing needs doing. */
  next: string
}
export type Texts = Record<Language, Text>
