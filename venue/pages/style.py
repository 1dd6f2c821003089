"""What the style page shows in its samples."""

# The pairs of tokens that texts and their grounds are made of, by their names in tokens.css.
TEXTS = ("ink", "ink-2", "ink-3", "teal", "terra", "gold", "blue", "ok")
GROUNDS = ("paper", "paper-2", "paper-3", "teal-bg", "terra-bg", "gold-bg", "blue-bg", "ok-bg")
THEMES = ("light", "dark")
