const KEPT = 8

/** Words of the notes and desks of a map, as the server's HTML, by the number of the thing. */
type Texts = Readonly<Record<string, string>>

const known = new Map<string, Promise<Texts>>()

/** @throws when they cannot be had; asked again, they are fetched again. */
export async function textOf(address: string, index: number): Promise<string> {
  const loading = known.get(address) ?? load(address)
  return (await loading)[String(index)] ?? ''
}

function load(address: string): Promise<Texts> {
  const loading = fetchTexts(address)
  known.set(address, loading)
  loading.catch(() => known.delete(address))
  if (known.size > KEPT) known.delete(known.keys().next().value!)
  return loading
}

async function fetchTexts(address: string): Promise<Texts> {
  const response = await fetch(address, { credentials: 'same-origin' })
  if (!response.ok) throw new Error(`texts: ${response.status}`)
  return (await response.json()) as Texts
}
