"""Both languages say everything that the page asks for, and nothing is said in one alone."""

import json
import pathlib
import re

import pytest

FILES = pathlib.Path(__file__).parents[2] / "Sources/CairnNode/Web/Files/Resources"
LANGUAGES = {name: json.loads((FILES / f"i18n/{name}.json").read_text())
             for name in ("en", "zh-Hant")}
SOURCES = [*FILES.glob("*.js"), FILES / "index.html"]


def asked():
    """Every key that stands whole in the sources."""
    found = set()
    for path in SOURCES:
        text = path.read_text()
        found |= set(re.findall(r"(?:say|phrase)\(\s*\"([\w.]+)\"", text))
        found |= set(re.findall(r"data-(?:text|label)=\"([\w.]+)\"", text))
        found |= {key for key in re.findall(r"\"([a-z]+\.[\w.]+)\"", text)
                  if key in LANGUAGES["en"] or f"{key}.one" in LANGUAGES["en"]}
    return found


def test_both_languages_have_the_same_keys():
    assert set(LANGUAGES["en"]) == set(LANGUAGES["zh-Hant"])


def test_both_languages_fill_in_the_same_values():
    for key, text in LANGUAGES["en"].items():
        english = set(re.findall(r"\{(\w+)\}", text))
        chinese = set(re.findall(r"\{(\w+)\}", LANGUAGES["zh-Hant"][key]))
        # A plural need not count what a singular names.
        assert english == chinese or english ^ chinese <= {"n", "number"}, key


@pytest.mark.parametrize("name", sorted(LANGUAGES))
def test_what_is_asked_for_is_there(name):
    texts = LANGUAGES[name]
    missing = [key for key in asked()
               if key not in texts and f"{key}.one" not in texts and f"{key}.other" not in texts]
    assert missing == []


def test_every_action_is_explained():
    text = (FILES / "actions.js").read_text()
    for kind, prefix in (("key", "act."), ("fee", "act.fee."), ("delay", "act.delay."),
                         ("later", "act.later.")):
        for name in re.findall(rf"\b{kind}: \"(\w+)\"", text):
            assert f"{prefix}{name}" in LANGUAGES["en"], (kind, name)
            if kind == "key":
                assert f"act.{name}.explain" in LANGUAGES["en"], name


def test_every_file_is_served():
    embedded = set(re.findall(r"#embed \"Resources/([^\"]+)\"", (FILES.parent / "page.c").read_text()))
    there = {str(path.relative_to(FILES)) for path in FILES.rglob("*") if path.is_file()}
    assert embedded == there
