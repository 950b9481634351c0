"""A database of its own on a PostgreSQL server that is there."""

from urllib.parse import urlsplit, urlunsplit

import psycopg


def empty_database(url: str, name: str) -> str:
    """Make the database `name`, a word of ours, on the server at `url`; gives its own address."""
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
