"""Names find each other: traditional and simplified characters, full pinyin, initials; surnames as they are read."""

import pytest
from django.db import connection

from recruitment.people.models import Person
from recruitment.people.searching import begins, named_like, search_columns
from recruitment.people.services import register_person

SURNAMES = {"曾": "zeng", "单": "shan", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha", "盖": "ge", "翟": "zhai"}
SURNAMES |= {"缪": "miao", "朴": "piao", "尉迟": "yuchi", "万俟": "moqi", "令狐": "linghu", "长孙": "zhangsun"}


@pytest.mark.parametrize(("surname", "reading"), SURNAMES.items())
def test_a_surname_is_read_as_a_surname(surname, reading):
    assert search_columns(surname + "明")["name_pinyin"] == reading + "ming"


def test_a_traditional_surname_is_read_like_its_simplified_form():
    assert search_columns("單蓋區") == search_columns("单盖区")


def test_only_the_first_character_is_read_as_a_surname():
    assert search_columns("王乐")["name_pinyin"] == "wangle"


def test_a_rare_character_without_a_reading_is_left_out_and_stays_searchable():
    assert search_columns("王𠮷祥") == {"name_folded": "王𠮷祥", "name_pinyin": "wangxiang", "name_initials": "wx"}


FINDS = [
    ("林晓雨", "林晓雨"),
    ("林晓雨", "林曉雨"),
    ("林曉雨", "林晓雨"),
    ("林曉雨", "晓雨"),
    ("林晓雨", "linxiaoyu"),
    ("林晓雨", "Lin Xiao"),
    ("林晓雨", "lxy"),
    ("吕布生", "lvbu"),
    ("吕布生", "lyubu"),
    ("买买提·艾力", "买买提艾力"),
    ("买买提·艾力", "mmtal"),
    ("寶華", "宝"),
    ("王𠮷祥", "𠮷"),
    ("Ivan Petrov", "ivanp"),
]


@pytest.mark.both_databases
@pytest.mark.django_db
@pytest.mark.parametrize(("name", "query"), FINDS)
def test_a_name_is_found_by(name, query):
    person = register_person(acting_user=None, name=name)
    register_person(acting_user=None, name="周海洋")
    assert list(Person.objects.filter(named_like(query))) == [person]


@pytest.mark.both_databases
@pytest.mark.django_db
@pytest.mark.parametrize("query", ["xiaoyun", "xy", "in", "晓x", "周"])
def test_letters_count_from_the_beginning_and_other_names_are_not_found(query):
    register_person(acting_user=None, name="林晓云")
    assert not Person.objects.filter(named_like(query)).exists()


@pytest.mark.both_databases
@pytest.mark.django_db
@pytest.mark.parametrize("column", ["name_pinyin", "name_initials", "name_folded"])
def test_an_index_answers_what_begins_with_letters(column):
    query = Person.objects.filter(begins(column, "linx")).values("pk")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        sql, params = query.query.sql_with_params()
        cursor.execute(("EXPLAIN " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN ") + sql, params)
        plan = str(cursor.fetchall())
    assert column in plan
    assert "Index Cond" in plan or "USING INDEX" in plan or "USING COVERING INDEX" in plan
