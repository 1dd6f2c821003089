"""The art of the campus, drawn by programs: every tile and every demo avatar. Start at `tilesets` and `build`."""
