"""The server around the pages: what it lets in, and what it sends with every response."""
