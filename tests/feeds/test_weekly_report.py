"""The weekly report as XML, in all its forms."""

from __future__ import annotations

import gzip
import io
import re
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from safetygate import dumps, loads
from safetygate.feeds import read_alerts
from safetygate.feeds.intake import UnreadableFeed
from tests.feeds.samples import ALERT, ELEMENTS, HEAD, PLAIN, VEHICLE, codes, element, one, read, weekly

NAMES = sorted(ELEMENTS)


def test_every_element_finds_its_place() -> None:
    """A plain notice becomes an alert member by member, and nothing is remarked."""
    reading = one(companyRecallCode="R-7", productionDates="May 2026", onlineTrader="Amazon(B0AB12CD34) / ")
    alert, product = reading.alert, reading.alert.product

    assert reading.findings == ()
    assert (alert.number, alert.notification_kind.value, alert.notifying_country.value) == (
        "SR/99001/26",
        "serious_risk",
        "IE",
    )
    assert alert.risk_level is not None
    assert alert.risk_level.value == "serious"
    assert alert.origin is not None
    assert alert.origin.value == "CN"
    assert [risk.type.value for risk in alert.risks] == ["choking"]
    assert alert.risk_description == {"en": "A small part comes off easily."}
    assert [(each.category.value, each.obligation.value, str(each.in_force_on)) for each in alert.measures] == [
        ("withdrawal", "compulsory", "2026-08-03")
    ]
    assert [page.url for page in alert.recall_pages] == ["https://example.org/recall"]
    assert [(offer.platform.value, offer.identifier) for offer in alert.offers] == [("amazon", "B0AB12CD34")]
    assert [basis.value for basis in alert.sold_online_basis] == ["trader_field"]
    assert (product.category.value, product.user and product.user.value) == ("toys", "consumer")
    assert (product.name, product.specific_name) == ({"en": "Toy kite"}, "Sky Runner")
    assert (product.brands, product.models, product.batches) == (("Windling",), ("SR-1",), ("L-0001",))
    assert [code.value for code in product.barcodes] == ["4006381333931"]
    assert (product.recall_codes, product.production_dates) == (("R-7",), "May 2026")
    assert product.description == {"en": "Kite with a red tail."}
    assert [picture.url for picture in product.pictures] == ["https://example.org/1.jpg"]


def test_the_report_is_told_with_every_alert() -> None:
    """The day of publication is that of the report; the page, the place and the report are named as the source."""
    (reading,) = read(weekly(element(order="7")))
    alert, report = reading.alert, reading.report

    assert report is not None
    assert (str(report.report_on), report.year, report.week, report.language) == ("2026-08-21", 2026, 34, "en")
    assert alert.source is not None
    assert (alert.source.feed.value, alert.source.report, alert.source.position) == ("weekly_xml", "Report-2026-34", 7)
    assert alert.source.url == f"{ALERT}19900001"
    assert str(alert.published_on) == str(alert.source.report_on) == "2026-08-21"


@pytest.mark.parametrize("type_", [VEHICLE, PLAIN])
@pytest.mark.parametrize("nil", [False, True])
def test_nothing_is_nothing_in_both_serialisations(type_: str, *, nil: bool) -> None:
    """Empty text, an empty section, `xsi:nil`, and both types of notice."""
    empty = dict.fromkeys(set(ELEMENTS) - {"caseNumber", "category", "notifyingCountry", "level", "order"}, "")
    vehicle: dict[str, None] = dict.fromkeys(("companyRecallCode", "productionDates"))
    (reading,) = read(weekly(element(type_=type_, nil=nil, **{**empty, **(vehicle if type_ == PLAIN else {})})))
    product = reading.alert.product

    assert reading.findings == ()
    assert (product.name, product.specific_name, product.brands, product.barcodes) == (None, None, (), ())
    assert (reading.alert.risks, reading.alert.measures, reading.alert.recall_pages) == ((), (), ())


def test_the_indented_form_is_read_alike() -> None:
    """`standalone`, line ends and blanks between elements change nothing."""
    plain = weekly(element(), element(caseNumber="SR/99002/26"))
    indented = plain.replace(b"><", b">\n    <").replace(b'"UTF-8"?>', b'"UTF-8" standalone="yes"?>')

    assert [each.alert for each in read(indented)] == [each.alert for each in read(plain)]


def test_the_rapex_era_is_read() -> None:
    """`notification`, one element for batch and barcode, line ends inside values, small pictures."""
    inside = element(
        tag="notification",
        caseNumber="\n      A12/0077/19\n    ",
        batchNumber=None,
        barcode=None,
        batchNumber_barcode="Lot 5, 4006381333931",
        measures="Recall of the product from end users, Stop of sales",
        reference=None,
    )
    for data in (weekly(inside), weekly(f"<notifications>{inside}</notifications>")):
        (reading,) = read(data)

        assert reading.findings == ()
        assert reading.alert.number == "A12/0077/19"
        assert reading.alert.product.batches == ("Lot 5",)
        assert [code.value for code in reading.alert.product.barcodes] == ["4006381333931"]
        assert [each.category.value for each in reading.alert.measures] == ["recall", "stop_of_sales"]
        assert reading.raw == inside.encode()


def test_the_notice_comes_back_byte_for_byte() -> None:
    """Sections that hold an end tag, comments and blanks stay as they are."""
    elements = [
        element(danger="a </notifications> < tag"),
        element(caseNumber="SR/99002/26").replace("<brand>", "<!-- </notifications> --><brand>"),
        element(caseNumber="SR/99003/26").replace("</notifications>", "</notifications  >"),
        "<notifications/>",
    ]
    found = read(weekly(*elements))

    assert [each.raw.decode() for each in found] == elements
    assert [each.position for each in found] == [1, 2, 3, 4]
    assert found[0].alert.risk_description == {"en": "a </notifications> < tag"}


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("cp1252", "windows-1252"),
        ("iso8859-1", "ISO-8859-1"),
    ],
)
def test_other_encodings_are_read(encoding: str, declared: str) -> None:
    """The text is the same, and so are the bytes that come back."""
    inside = element(brand="Sägling")
    text = weekly(inside).decode().replace('encoding="UTF-8"', f'encoding="{declared}"')
    (reading,) = read(text.encode(encoding))

    assert reading.alert.product.brands == ("Sägling",)
    assert reading.raw == inside.encode({"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding))


def test_wide_characters_may_arrive_in_halves() -> None:
    """Half a character waits for its other half."""
    data = weekly(element(brand="Sägling", danger="x" * 40_000)).decode().encode("utf-16")

    class Halving(io.BytesIO):
        def read(self, _: int | None = -1, /) -> bytes:
            return super().read(1 if self.tell() else 80_000)

    assert [each.alert.product.brands for each in read_alerts(Halving(data))] == [("Sägling",)]


def test_prefixes_of_the_root_are_known_inside() -> None:
    """A document that declares its prefixes once is read like one that declares them on every notice."""
    inside = (
        element()
        .replace(' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"', "")
        .replace("<brand>", '<brand x:y="1">')
    )
    data = weekly(inside).replace(b"<Safety-Gate>", b'<Safety-Gate xmlns:x="urn:x">')
    (reading,) = read(data)

    assert reading.findings == ()


@pytest.mark.parametrize("size", [1, 7, 100, 4096])
def test_the_cut_does_not_depend_on_how_bytes_arrive(size: int) -> None:
    """A slow stream gives the same notices as a file."""
    data = weekly(element(danger="a </notifications> <!-- x"), element(caseNumber="SR/99002/26"))

    class Slow(io.BytesIO):
        def read(self, _: int | None = -1, /) -> bytes:
            return super().read(size)

    assert list(read_alerts(Slow(data))) == read(data)


def test_a_path_and_a_compressed_file_are_read(tmp_path: Path) -> None:
    """The form is told by what a file holds, never by its name."""
    data = weekly(element())
    (tmp_path / "report.csv").write_bytes(data)
    (tmp_path / "report.json").write_bytes(gzip.compress(data))

    assert list(read_alerts(tmp_path / "report.csv")) == list(read_alerts(str(tmp_path / "report.json"))) == read(data)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"caseNumber": ""}, "number-missing"),
        ({"caseNumber": None}, "number-missing"),
        *(
            ({"caseNumber": text}, "number-malformed")
            for text in ("0544/087", "0914/08 ", "0350/05 – 0352/05", "49 0357/10")
        ),
        *(({"caseNumber": text}, "number-malformed") for text in ("0806/10.", "0559.11", "x" * 90)),
        ({"notifyingCountry": ""}, "country-missing"),
        ({"notifyingCountry": "Atlantis"}, "country-unknown"),
        ({"countryOfOrigin": "Atlantis"}, "country-unknown"),
        ({"category": ""}, "category-missing"),
        ({"category": "Kites"}, "category-unknown"),
        ({"level": ""}, "level-missing"),
        ({"level": "Terrible"}, "level-unknown"),
        ({"type": "Nobody"}, "code-unknown"),
        ({"danger": "null It breaks."}, "null-prefix"),
        ({"description": "It is red.The tail is long."}, "sentences-glued"),
        ({"barcode": "4006381333931" * 2}, "barcode-glued"),
        ({"barcode": "4006381333932"}, "barcode-check-digit"),
        ({"URLrecall": "https://a.example/xhttps://b.example"}, "address-glued"),
        ({"URLrecall": "https://a.example (in Finnish)"}, "address-text"),
        ({"URLrecall": "none yet"}, "address-missing"),
        ({"brand": "<b>Windling</b>"}, "markup-removed"),
        ({"brand": "x" * 5000}, "text-too-long"),
        ({"description": "x" * 60_000}, "text-too-long"),
        ({"companyRecallCode": "; ".join(map(str, range(300)))}, "list-too-long"),
        ({"onlineTrader": "Other(TEMUGoods ID: 601103044348341) / "}, "trader-read"),
        ({"order": "first"}, "member-unexpected"),
    ],
)
def test_each_wart_becomes_its_finding(changes: dict[str, str | None], code: str) -> None:
    """What is doubtful is told once, with the text in question, and the alert is there."""
    reading = one(**changes)

    assert codes(reading) == {code}
    assert all(finding.number == reading.alert.number for finding in reading.findings)
    assert loads(dumps(reading.alert)) == reading.alert


@pytest.mark.parametrize(
    ("printed", "number"),
    [("", "(no number)"), ("0544/087", "0544/087"), ("0914/08 ", "0914/08"), ("x" * 300, "x" * 100)],
)
def test_a_malformed_number_is_kept(printed: str, number: str) -> None:
    """Only blanks around it go; a missing one has a placeholder."""
    assert one(caseNumber=printed).alert.number == number


def test_an_element_inside_a_text_is_told() -> None:
    """One number of 2009 holds a line break as an element."""
    data = weekly(element().replace("SR/99001/26<", "1150/09<br/><"))
    (reading,) = read(data)

    assert (reading.alert.number, codes(reading)) == ("1150/09", {"markup-removed"})


@pytest.mark.parametrize(
    ("inside", "raw"),
    [
        ("<newElement>New</newElement>", "newElement: New"),
        ("<brand>Second</brand>", "brand: Second"),
        ("stray", "stray"),
        ("<note>-</note>", None),
    ],
)
def test_what_has_no_place_is_a_finding(inside: str, raw: str | None) -> None:
    """An element that nobody knows, one that comes twice, text beside elements."""
    (reading,) = read(weekly(element().replace("<pictures>", f"{inside}<pictures>")))

    assert [(finding.code, finding.raw) for finding in reading.findings] == ([("member-unknown", raw)] if raw else [])


@pytest.mark.parametrize(
    ("category", "expected"),
    [
        ("Toys", ("toys", None)),
        (" toys ", ("toys", None)),
        ("Other - Step stool", ("other", "Step stool")),
        ("Other -  Step  stool ", ("other", "Step stool")),
        ("Other - Food-imitating products", ("food_imitating_products", None)),
        ("Other - -", ("other", None)),
        ("Other - ", ("other", None)),
        ("Other", ("other", None)),
    ],
)
def test_other_categories_keep_their_words(category: str, expected: tuple[str, str | None]) -> None:
    """What is on no list stands in words beside the code other."""
    reading = one(category=category)

    assert (reading.alert.product.category.value, reading.alert.product.category_other) == expected
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("number", "level", "kind", "risk"),
    [
        ("A12/99001/24", "Serious risk", "serious_risk", "serious"),
        ("A11/99001/24", "Other risk levels", "other_risk", None),
        ("INFO/99001/24", "Other types of alerts", "for_information", None),
        ("OR/99001/26", "Serious risk", "serious_risk", "serious"),
        ("A12/99001/24", "Other types of alerts", "for_information", None),
        ("OR/99001/26", "", "other_risk", None),
        ("0044/05", "", "serious_risk", "serious"),
        ("?!", "", "for_information", None),
    ],
)
def test_number_and_level_are_both_kept(number: str, level: str, kind: str, risk: str | None) -> None:
    """Neither is derived from the other, unless the level is missing."""
    alert = one(caseNumber=number, level=level).alert

    assert (alert.number, alert.notification_kind.value) == (number, kind)
    assert (alert.risk_level and alert.risk_level.value) == risk


@pytest.mark.parametrize(
    ("date", "year", "week", "doubtful"),
    [
        ("20/01/2006", 2005, 1, True),
        ("23/01/2006", 2005, 4, True),
        ("01/01/2021", 2020, 53, False),
        ("21/08/2026", 2026, 33, False),
    ],
)
def test_a_report_of_another_year_is_doubted(date: str, year: int, week: int, *, doubtful: bool) -> None:
    """Weeks are counted in three ways, which is no matter; a year between date and week is one."""
    head = HEAD.replace("21/08/2026", date).replace(">2026<", f">{year}<").replace(">34<", f">{week}<")
    (reading,) = read(weekly(element(), head=head))

    assert codes(reading) == ({"date-doubtful"} if doubtful else set())
    assert reading.alert.published_on is not None


def test_a_report_without_a_head_is_read() -> None:
    """Nothing is said of the report then, and nothing doubted."""
    (reading,) = read(weekly(element(), head=""))

    assert (reading.findings, reading.alert.published_on) == ((), None)


def test_the_addendum_is_at_hand() -> None:
    """What the report says of earlier alerts comes with each reading."""
    sentence = "At the request of the notifying authority, notification A12/99395/23 has been withdrawn."
    (reading,) = read(weekly(element(), head=HEAD.replace("<![CDATA[]]>", f"<![CDATA[{sentence}]]>")))

    assert reading.report is not None
    assert [note.numbers for note in reading.report.addendum_notes] == [("A12/99395/23",)]


@pytest.mark.parametrize(
    "damage",
    [
        ("<brand>", "<brand>&nbsp;& Sons "),
        ("<brand>", "<brand>\x01"),
        ("</brand>", "</brnad>"),
        ("</level>", "</level></level>"),
    ],
)
def test_a_damaged_notice_leaves_the_others_whole(damage: tuple[str, str]) -> None:
    """What can be saved of it is, it is told, and its neighbours know nothing of it."""
    damaged = element(caseNumber="SR/99002/26").replace(*damage)
    before, found, after = read(weekly(element(), damaged, element(caseNumber="SR/99003/26")))

    assert (before.alert.number, found.alert.number, after.alert.number) == (
        "SR/99001/26",
        "SR/99002/26",
        "SR/99003/26",
    )
    assert "element-damaged" in codes(found)
    assert before.findings == after.findings == ()
    assert found.raw == damaged.encode()


def test_a_notice_without_an_end_is_told() -> None:
    """The next one begins where the end is missing."""
    open_ended = element(caseNumber="SR/99002/26").removesuffix("</notifications>")
    _, found, _ = read(weekly(element(), open_ended, element(caseNumber="SR/99003/26")))

    assert (found.alert.number, found.raw) == ("SR/99002/26", open_ended.encode())
    assert "element-damaged" in codes(found)


def test_a_report_that_is_cut_short_is_told_after_what_there_was() -> None:
    """The alerts before the cut come out; then there is an error, never silence."""
    data = weekly(element(), element(caseNumber="SR/99002/26"))
    found = []
    with pytest.raises(UnreadableFeed, match="cut short"):
        found.extend(read_alerts(io.BytesIO(data[:-200])))
    readings = read_alerts(io.BytesIO(data[:-200]))

    assert [next(readings).alert.number, next(readings).alert.number] == ["SR/99001/26", "SR/99002/26"]


def test_an_empty_report_has_no_alerts() -> None:
    """A week without alerts is a report all the same."""
    assert read(weekly()) == []


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=120), max_size=6))
def test_any_text_in_any_element_is_an_alert(changes: dict[str, str]) -> None:
    """Nothing that an element can hold loses an alert or stops the reading, and each alert is a valid document."""
    allowed = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    texts = {name: allowed.sub("", text).replace("]]>", "") for name, text in changes.items()}
    found = read(weekly(element(**texts), element()))

    assert len(found) == 2
    assert all(loads(dumps(each.alert)) == each.alert for each in found)
    assert all(finding.problem().code == finding.code for each in found for finding in each.findings)


@given(st.lists(st.binary(max_size=60), max_size=5))
def test_any_bytes_in_a_notice_keep_the_count(texts: list[bytes]) -> None:
    """Even bytes that are no XML leave one reading for each notice, unless they are markup of the report itself."""
    plain = [re.sub(rb"<[!?/n]", b"", text) for text in texts]
    found = read(weekly(*["<notifications>@</notifications>"] * len(plain)).replace(b"@", b"%s") % tuple(plain))

    assert [each.raw for each in found] == [b"<notifications>%s</notifications>" % text for text in plain]
