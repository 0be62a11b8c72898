"""Conditions in templates: every branch is read once, in few texts of equal length, and reports are merged."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.branches import MOST, merged, variants
from replycheck.report import Finding, Promise, Report, Severity, Verdict


def words(text: str) -> list[str]:
    return [" ".join(w for w in v.split() if w.isalpha() and w.isupper()) for v in variants(text)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("GEEN {{ naam }} {% include 'x' %} {{endless}} {% set x = 1 %}", ["GEEN"]),
        ("{% if a %} A {% elif b %} B {% else %} C {% endif %} D", ["A D", "B D", "C D"]),
        ("{% if a %} A {% endif %} D", ["A D"]),
        ("{%- case x -%} {%- when 1 -%} A {%- when 2 -%} B {%- endcase -%}", ["A", "B"]),
        ("{% for x in y %} A {% else %} B {% endfor %}", ["A", "B"]),
        ("{% unless a %} A {% else %} B {% endunless %}", ["A", "B"]),
        ("{{#if a}} A {{else if b}} B {{else}} C {{/if}}", ["A", "B", "C"]),
        ("{{#a}} A {{^}} B {{/a}} {{#b}} C {{/b}}", ["A C", "B C"]),
        ("{{if .A}} A {{else}} B {{end}} {{range .L}} C {{end}} {{ .Name }}", ["A C", "B C"]),
        ("<% if a %> A <% elsif b %> B <% else %> C <% end %> <% l.each do |i| %> D <% end %>", ["A D", "B D", "C D"]),
        ("{{if a}} A {{else}} B {{/if}} {{depend c}} C {{/depend}}", ["A C", "B C"]),
        ("{% if a %} A {% else %} {% endif %}", ["A"]),
        ("{% if a %} A {% else %} B", ["A B"]),
        ("{% endif %} A {% if a %} B {% else %} C {% endif %}", ["A B C"]),
    ],
)
def test_each_branch_is_read(text: str, read: list[str]) -> None:
    assert words(text) == read


def test_conditions_beside_each_other_need_no_more_texts_than_their_branches() -> None:
    one = "{% if a %} A {% else %} B {% endif %}"
    assert len(variants(one * 20)) == 2


def test_conditions_inside_each_other_are_all_read() -> None:
    inner = "{{% if b %}} {} {{% else %}} {} {{% endif %}}"
    text = f"{{% if a %}}{inner.format('A', 'B')}{{% else %}}{inner.format('C', 'D')}{{% endif %}}"
    assert words(text) == ["A", "B", "C", "D"]


def test_conditions_nested_without_end_are_left_as_they_are() -> None:
    text = "{% if a %}" * 5000 + "A{% else %}B" + "{% endif %}" * 5000
    assert variants(text) == [text]


@given(st.lists(st.sampled_from(["{% if a %}", "{% else %}", "{% endif %}", "{{#b}}", "{{/b}}", "x\n", "<% end %>"])))
def test_texts_keep_length_and_lines_and_stay_few(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = variants(text)
    assert 1 <= len(found) <= MOST
    for variant in found:
        assert len(variant) == len(text)
        assert variant.count("\n") == text.count("\n")


TEXT = "AAA bbb CCC"


def report(*findings: Finding, promises: tuple[Promise, ...] = ()) -> Report:
    return Report(
        TEXT, "nl", "email", datetime(2025, 12, 3), Verdict.PASS, {}, {}, findings=findings, promises=promises
    )


def finding(rule: str, start: int, end: int, **values: Any) -> Finding:
    return Finding(rule, Severity.WARNING, start, end, "-", "m", **values)


def test_a_merged_report_holds_what_any_branch_says_and_what_all_texts_lack() -> None:
    lacking = {"sentence_wide": False}
    one = report(finding("a.a", 0, 3), finding("b.all", 0, 3, **lacking), finding("b.some", 0, 3, **lacking))
    two = report(finding("a.a", 0, 3), finding("a.c", 8, 11), finding("b.all", 0, 3, **lacking))
    found = merged(TEXT, [one, two], 0.5)
    assert [(f.rule, f.text) for f in found.findings] == [("a.a", "AAA"), ("b.all", "AAA"), ("a.c", "CCC")]
    assert found.verdict is Verdict.REVIEW


def test_merged_promises_stand_once() -> None:
    first = Promise(0, 7, "AAA bbb", "I", "bellen", "firm")
    again = Promise(0, 3, "AAA", "I", "bellen", "firm")
    other = Promise(8, 11, "   ", "we", "sturen", "firm")
    found = merged(TEXT, [report(promises=(first,)), report(promises=(again, other))], 0.5)
    assert [p.text for p in found.promises] == ["AAA bbb", "CCC"]
