"""Statements that every move sends, written once.

Django writes the SQL of a query and of a row anew each time, which takes it several times as long as the database
takes to answer. What stands here is written by Django too, but kept. Constraints, triggers and field conversions
are as ever; only signals on saving are not sent, and nobody listens to them (a test sees to it).
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from enum import Enum
from functools import cache, cached_property
from typing import TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import (
    AutoField,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    Field,
    ForeignKey,
    IntegerField,
    Model,
    OneToOneField,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.base import ModelState
from django.db.models.query import get_related_populators

from .refusal import Refusal

M = TypeVar("M", bound=Model)


class Given(Value):
    """A value that a prepared query is given by name when it is asked: `filter(pk=Given("case"))`."""

    def as_sql(self, compiler, connection):
        return "%s", [self]


class Prepared:
    """A query that is written once, when it is first asked. Its `Given` values come by name.

    @Prepared
    def acts_of_a_case():
        return Act.objects.filter(case=Given("case"))

    acts_of_a_case.all(case=17)
    """

    def __init__(self, build: Callable[[], QuerySet]):
        self._build = build

    @cached_property
    def _written(self):
        compiler = self._build().query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        return compiler, sql, params, compiler.get_converters([column[0] for column in compiler.select])

    @cached_property
    def _made(self):
        """As in Django's iterator: the model, its columns, their place in a row, what makes joined instances."""
        compiler, *_ = self._written
        info = compiler.klass_info
        first, last = info["select_fields"][0], info["select_fields"][-1] + 1
        names = [column[0].target.attname for column in compiler.select[first:last]]
        related = get_related_populators(info, compiler.select, DEFAULT_DB_ALIAS)
        _let_make(related)
        return _Maker(info["model"]), names, slice(first, last), related

    def rows(self, **given) -> list[Sequence]:
        compiler, sql, params, converters = self._written
        cursor = _cursor()
        cursor.execute(sql, [_bound(given[p.value]) if isinstance(p, Given) else p for p in params])
        rows = cursor.fetchall()
        return list(compiler.apply_converters(rows, converters)) if converters else rows

    def all(self, **given) -> list[Model]:
        """The rows as instances, with what `select_related` asks for."""
        rows = self.rows(**given)
        maker, names, places, related = self._made
        found = []
        for row in rows:
            found.append(maker.from_db(DEFAULT_DB_ALIAS, names, row[places]))
            for populator in related:
                populator.populate(row, found[-1])
        return found

    def first(self, **given) -> Model | None:
        found = self.all(**given)
        return found[0] if found else None


class _Maker:
    """Makes instances of rows that were read: what `Model.from_db` comes to where nobody has changed it."""

    def __init__(self, model: type[Model]):
        plain = model.__init__ is Model.__init__ and model.from_db.__func__ is Model.from_db.__func__
        self.model, self.from_db = model, self._make if plain else model.from_db

    def _make(self, db: str, names: list[str], values: Sequence) -> Model:
        row = self.model.__new__(self.model)
        row.__dict__.update(zip(names, values, strict=True))
        row._state = ModelState()
        row._state.adding, row._state.db = False, db
        return row


def _let_make(populators: list) -> None:
    for populator in populators:
        populator.model_cls = _Maker(populator.model_cls)
        _let_make(populator.related_populators)


def _bound(value):
    if isinstance(value, Enum):
        return value.value
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def insert(row: M) -> M:
    """Store a new row; it learns its key."""
    return insert_all([row])[0]


def insert_all(rows: Iterable[Model]) -> list[Model]:
    """Store new rows of one table in one statement; they learn their keys, as they do in Django's bulk_create."""
    rows = list(rows)
    if not rows:
        return rows
    sql, fields, key = _insertion(type(rows[0]))
    cursor = _cursor()
    values = [value for row in rows for value in _stored(row, fields, cursor.db)]
    cursor.execute(sql + ", ".join([_marks(fields)] * len(rows)) + key, values)
    for row, (found,) in zip(rows, cursor.fetchall() if key else (), strict=bool(key)):
        row.pk = found
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    return rows


def insert_values(model: type[Model], **values: int) -> None:
    """Store a row of a table of links: keys only, and nobody asks for its own."""
    sql, names = _linking(model, tuple(values))
    _cursor().execute(sql, [values[name] for name in names])


def update(row: Model, *names: str) -> None:
    """Store the columns `names` of a row that is there."""
    sql, fields = _updating(type(row), names)
    cursor = _cursor()
    cursor.execute(sql, [*_stored(row, fields, cursor.db, new=False), row.pk])


@cache
def _insertion(model: type[Model]) -> tuple[str, list, str]:
    meta, quoted = model._meta, connection.ops.quote_name
    fields = [field for field in meta.concrete_fields if not isinstance(field, AutoField)]
    columns = ", ".join(quoted(field.column) for field in fields)
    key = f" RETURNING {quoted(meta.pk.column)}" if isinstance(meta.pk, AutoField) else ""
    return f"INSERT INTO {quoted(meta.db_table)} ({columns}) VALUES ", _planned(fields), key  # noqa: S608


@cache
def _linking(model: type[Model], names: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    meta, quoted = model._meta, connection.ops.quote_name
    columns = ", ".join(quoted(meta.get_field(name).column) for name in names)
    marks = ", ".join(["%s"] * len(names))
    return f"INSERT INTO {quoted(meta.db_table)} ({columns}) VALUES ({marks})", names  # noqa: S608


@cache
def _updating(model: type[Model], names: tuple[str, ...]) -> tuple[str, list]:
    meta, quoted = model._meta, connection.ops.quote_name
    fields = [meta.get_field(name) for name in names]
    columns = ", ".join(f"{quoted(field.column)} = %s" for field in fields)
    return f"UPDATE {quoted(meta.db_table)} SET {columns} WHERE {quoted(meta.pk.column)} = %s", _planned(fields)  # noqa: S608


def _marks(fields: list) -> str:
    return f"({', '.join(['%s'] * len(fields))})"


_AS_IT_IS = {
    **dict.fromkeys((CharField, TextField), str),
    **dict.fromkeys((IntegerField, PositiveIntegerField, PositiveSmallIntegerField, ForeignKey, OneToOneField), int),
    BooleanField: bool,
    DateField: date,
    DateTimeField: datetime,
}
"""Fields whose values of this type, or words of an enumeration of it, go to either database as they are; days and
moments in the form that it wants. Django's own preparation would leave the same."""
_DATED = (date, datetime)


def _stored(row: Model, fields: list[tuple], database, *, new: bool = True) -> list:
    values, held = [], row.__dict__  # a look into it asks no descriptor
    for field, plain, name, most in fields:
        value = (held[name] if name in held else getattr(row, name)) if plain else field.pre_save(row, new)
        kind = type(value)
        if kind is plain and kind not in _DATED:
            if most is not None and len(value) > most:
                raise _too_long(field, value)
        elif value is not None:
            value = _in_its_form(field, plain, value, database)
        values.append(value)
    return values


def _in_its_form(field: Field, plain: type | None, value, database):
    if plain and isinstance(value, Enum):
        value = value.value
    if plain is str and type(value) is str and field.max_length and len(value) > field.max_length:
        raise _too_long(field, value)
    if plain is datetime and type(value) is datetime and value.tzinfo:
        return database.ops.adapt_datetimefield_value(value)
    if plain is date and type(value) is date:
        return database.ops.adapt_datefield_value(value)
    return value if type(value) is plain and plain is not datetime else field.get_db_prep_save(value, database)


def _too_long(field: Field, value: str) -> Refusal:
    return Refusal(
        "“{field}”至多{most}字，写了{found}字。", field=field.verbose_name, most=field.max_length, found=len(value)
    )


def _planned(fields: list[Field]) -> list[tuple[Field, type | None, str, int | None]]:
    """What a field sets itself when it is saved (`auto_now`) is left to it."""
    return [(field, _plain_type(field), field.attname, field.max_length) for field in fields]


def _plain_type(field: Field) -> type | None:
    sets_itself = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    return None if sets_itself else _AS_IT_IS.get(type(field))


def _cursor():
    """The connection's cursor for these statements: every answer is fetched whole, so that one serves them all.

    It is made anew with a new connection, and when somebody begins or ends to watch the statements.
    """
    database = connections[DEFAULT_DB_ALIAS]
    state = (database.connection, database.queries_logged)
    kept = database.__dict__.get("_cursor_of_prepared")
    if kept is None or kept[0] != state or database.connection is None:
        cursor = database.cursor()
        kept = database._cursor_of_prepared = ((database.connection, database.queries_logged), cursor)
    return kept[1]
