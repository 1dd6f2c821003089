/** The key of all trades, as it is printed on the keyboard: everything that names it asks here. */
export function interactKey(): string {
  return 'x'
}
