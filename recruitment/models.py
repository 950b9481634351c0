"""The tables, room by room. Django finds models here; each room owns its own."""
