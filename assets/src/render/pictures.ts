/** Addresses of the generated art. A glob and not an import, so that the client builds where the art was not drawn. */
const drawn = import.meta.glob<string>(['../../generated/campus.png', '../../generated/wardrobe.json'], { eager: true, query: '?url', import: 'default' })

export const pictures = {
  campus: drawn['../../generated/campus.png'],
  wardrobe: drawn['../../generated/wardrobe.json'],
}
