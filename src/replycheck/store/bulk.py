"""Many rows at once, in the way that each database takes fastest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, any_, bindparam, func, insert, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.exc import DBAPIError

# As many values as one question may hold.
CHUNK = 500
Value = TypeVar("Value", str, int)
Row = Mapping[str, Any]


def parts(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """The values in pieces that one question may hold."""
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]


def among(connection: Connection, column: ColumnElement[Any], values: Sequence[Value]) -> ColumnElement[bool]:
    """The column holds one of these values; on PostgreSQL they go over as one array instead of one by one."""
    if connection.dialect.name == "postgresql":
        return column == any_(bindparam(None, list(values), type_=ARRAY(column.type)))
    return column.in_(values)


def by_index(connection: Connection) -> None:
    """Until this transaction ends rows are looked up by index: about a table that grows fast PostgreSQL knows
    too little, and would read all of it for each few rows, or compile a plan for them."""
    if connection.dialect.name == "postgresql":
        for setting in ("enable_seqscan", "jit"):
            connection.execute(text(f"SET LOCAL {setting} = off"))


def add_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows that hold the same columns."""
    if not rows:
        return
    if copies(connection):
        _copy(connection, table, rows)
    else:
        connection.execute(insert(table), list(rows))


def add_numbered(connection: Connection, table: Table, rows: Sequence[Row]) -> list[int]:
    """Insert rows that get a number (`id`) of the database; returns the numbers, in the order given."""
    if copies(connection):
        numbers = _reserved(connection, table, len(rows))
        _copy(connection, table, [{**row, "id": number} for number, row in zip(numbers, rows, strict=True)])
        return numbers
    if connection.dialect.name != "sqlite":
        made = insert(table).returning(table.c.id, sort_by_parameter_order=True)
        return list(connection.execute(made, list(rows)).scalars())
    # SQLite's one writer counts on by one, and inserting many at once is much faster than one by one.
    connection.execute(insert(table), list(rows))
    last = int(connection.execute(select(func.max(table.c.id))).scalar() or 0)
    return list(range(last - len(rows) + 1, last + 1))


def copies(connection: Connection) -> bool:
    """True when rows may stream into the database: PostgreSQL with the driver psycopg."""
    return (connection.dialect.name, connection.dialect.driver) == ("postgresql", "psycopg")


def _reserved(connection: Connection, table: Table, number: int) -> list[int]:
    """So many numbers that nobody else gets."""
    sequence = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :number)")
    return list(connection.execute(sequence, {"name": table.name, "number": number}).scalars())


def _copy(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    names, quoted = list(rows[0]), connection.dialect.identifier_preparer.quote
    statement = f"COPY {quoted(table.name)} ({', '.join(map(quoted, names))}) FROM STDIN"
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as stream:
            for row in rows:
                stream.write_row([row[name] for name in names])
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError(None, None, error) from None
