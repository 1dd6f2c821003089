/** Call at once, then at most once per interval, the last time for the last call. */
export function throttled(action: () => void, intervalMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let again = false
  const run = (): void => {
    again = false
    action()
    timer = setTimeout(() => {
      timer = undefined
      if (again) run()
    }, intervalMs)
  }
  return () => {
    if (timer === undefined) run()
    else again = true
  }
}
