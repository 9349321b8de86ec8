/** What verifies the collection: the check's options, probe, support, audit, simulate, status, alerts. */
export const checkEn = {
  'help.option.accept': 'take the shop as it is now for what later checks compare with',
}
