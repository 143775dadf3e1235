"""
The command `sheet`: alerts and cases, each on a page to print.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pendulum import DateTime

import safetygate as sg
from safetygate import outputs
from safetygate.cli.command import command
from safetygate.cli.counting import policy_options, read_counting
from safetygate.cli.options import at_option, files_argument, language_option, output_option
from safetygate.cli.outcome import Unusable, name_for_people
from safetygate.cli.streams import documents, open_input, open_output


@command()
@files_argument
@output_option
@at_option
@policy_options
@language_option
def sheet(files: Sequence[str], output: str | None, at: DateTime, language: str, **options: Any) -> None:
    """Write alerts and cases as one HTML page, a sheet of A4 each, in English and Chinese side by side.

    将预警通报和个案写成一个网页，每份一张 A4 纸，中英文对照。

    Pictures and offers stand by their addresses; nothing is fetched when the page is opened.

    图片和销售链接仅列地址；打开网页时不加载任何外部内容。
    """
    subjects: list[sg.Alert | sg.Case] = []
    for name in files:
        with open_input(name) as stream:
            for received in documents(stream):
                if not isinstance(received.record, sg.Alert | sg.Case):
                    raise Unusable(f"{name_for_people(name)}: {_refuse(received, language)}")
                subjects.append(received.record)
    page = outputs.alert_sheet(*subjects, at=at, **read_counting(options))
    with open_output(output, apart=files) as write:
        write(page.encode())


def _refuse(received: sg.Received[Any], language: str) -> str:
    if received.record is None:
        return received.report.text(language)
    return f"expected a document of the kind alert or case, got {received.record.kind}"
