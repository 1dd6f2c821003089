/** Call at once, then at most once per interval, the last time for the last call. The interval may vary with what there is to do. */
export function throttled(action: () => void, intervalMs: number | (() => number)): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let again = false
  const run = (): void => {
    again = false
    action()
    timer = setTimeout(() => {
      timer = undefined
      if (again) run()
    }, typeof intervalMs === 'number' ? intervalMs : intervalMs())
  }
  return () => {
    if (timer === undefined) run()
    else again = true
  }
}
