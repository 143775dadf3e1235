"""
An inbox on Django: a field for documents as they came, and Django REST framework answering with problem details.

It needs `django` and `djangorestframework`, which have no types, so only what is ours is checked here.
"""

# mypy: disable-error-code="import-untyped, misc, no-untyped-call, untyped-decorator, no-any-return"
# pyright: basic, reportMissingTypeStubs=false, reportAttributeAccessIssue=false, reportArgumentType=false, reportIndexIssue=false

from __future__ import annotations

from typing import Any

import django
from django.conf import settings
from django.db import connection, models
from django.urls import path

import safetygate as sg

settings.configure(
    ALLOWED_HOSTS=["testserver"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=[],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    REST_FRAMEWORK={"UNAUTHENTICATED_USER": None, "EXCEPTION_HANDLER": f"{__name__}.answer"},
)
django.setup()

from rest_framework.decorators import api_view, parser_classes  # noqa: E402  # Django is set up first
from rest_framework.parsers import BaseParser  # noqa: E402  # the same
from rest_framework.response import Response  # noqa: E402  # the same
from rest_framework.test import APIClient  # noqa: E402  # the same
from rest_framework.views import exception_handler  # noqa: E402  # the same


class AlertField(models.BinaryField):
    """An alert as it was received: the bytes stay, and the record is read from them."""

    def from_db_value(self, value: bytes, *_: Any) -> sg.Received[sg.Alert]:
        return sg.read(bytes(value), sg.Alert)

    def get_db_prep_value(self, value: Any, *arguments: Any, **named: Any) -> Any:
        return super().get_db_prep_value(value.data, *arguments, **named)


class Inbox(models.Model):
    """What came in, beside what is searched for."""

    number = models.CharField(max_length=100, primary_key=True)
    sold_online = models.CharField(max_length=10, db_index=True)
    document = AlertField()

    class Meta:
        app_label = "inbox"

    def __str__(self) -> str:
        return str(self.number)


class RawParser(BaseParser):
    """The body as it came, so that no parser reads it before the record does."""

    media_type = "*/*"

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> bytes:
        return stream.read()


def answer(error: Exception, context: dict[str, Any]) -> Any:
    """A document that is not valid is answered with every problem at its place."""
    if isinstance(error, sg.InvalidDocument):
        return Response(error.report.problem_details("en"), 422, content_type="application/problem+json")
    return exception_handler(error, context)


@api_view(["POST"])
@parser_classes([RawParser])
def take(request: Any) -> Any:
    """Take an alert in, once."""
    alert = sg.loads(request.data, sg.Alert)
    _, first = Inbox.objects.get_or_create(
        number=alert.number,
        defaults={"sold_online": alert.sold_online.value, "document": sg.read(request.data, sg.Alert)},
    )
    return Response({"number": alert.number}, 201 if first else 200)


urlpatterns = [path("alerts", take)]


def main() -> None:
    """An alert, the same again, and one with a member that stands there twice; then what is sold online."""
    with connection.schema_editor() as editor:
        editor.create_model(Inbox)
    alert = sg.Alert(
        number="SR/09999/26",
        notification_kind="serious_risk",
        notifying_country="IE",
        product=sg.Product(category="toys", brands=["Exemplar"]),
        sold_online="yes",
        sold_online_basis=["stated"],
    )
    document = sg.dumps(alert)
    client = APIClient()
    for body in (document, document, document.replace(b'"number":', b'"number":"1","number":')):
        response = client.generic("POST", "/alerts", body, content_type="application/json")
        print(response.status_code, response["content-type"], response.json())
    for row in Inbox.objects.filter(sold_online="yes"):
        print(row.number, row.document.data == document, row.document.record == alert)


if __name__ == "__main__":
    main()
