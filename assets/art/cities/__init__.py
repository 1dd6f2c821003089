"""Buildings and views that make the establishments recognisable: one module and one tileset for each city."""
