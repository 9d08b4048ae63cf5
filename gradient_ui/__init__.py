"""What lies between the pages and the core: controls, figures, cards, theme, caches."""
