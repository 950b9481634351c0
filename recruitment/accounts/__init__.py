"""Who signs in, and how: sessions, second factors, accounts opened and closed, the first visit."""
