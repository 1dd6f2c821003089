/** Addresses of the generated art. A glob and not an import, so that the client builds where the art was not drawn. */
const drawn = import.meta.glob<string>(['../../generated/*.webp', '../../generated/wardrobe.json'], { eager: true, query: '?url', import: 'default' })

export const pictures = {
  wardrobe: drawn['../../generated/wardrobe.json'],
}

/** By the names that maps call them. */
export const tilesets: Readonly<Record<string, string | undefined>> = Object.fromEntries(
  Object.entries(drawn).map(([path, address]) => [path.slice(path.lastIndexOf('/') + 1, path.lastIndexOf('.')), address]),
)
