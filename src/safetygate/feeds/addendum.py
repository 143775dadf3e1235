"""
Addenda of weekly reports: what the publisher says, in sentences, of alerts that he published earlier.

Each sentence is read by a small grammar: a subject, which names alerts or a part of them; a verb, which says what was
done; a reason, which may name other alerts. An alert is said to be gone only where it is itself the subject of a verb
that says so: a picture that was removed is a correction, a spray that was withdrawn from the market is neither.
"""

from __future__ import annotations

import re
from typing import Final, final

from attrs import field, frozen

from safetygate.domain.codes import AddendumAction
from safetygate.domain.records.checks import Code, Items, Maybe, Text
from safetygate.domain.records.errors import expect
from safetygate.domain.records.shapes import LONG, NUMBER, SHORT
from safetygate.feeds.finding import Notes
from safetygate.feeds.words.addendum_sentences import find_numbers, split_statements, without_asides
from safetygate.feeds.words.wording import clean

GONE: Final = frozenset(
    {AddendumAction.WITHDRAWN, AddendumAction.WITHDRAWN_TEMPORARILY, AddendumAction.DUPLICATE_REMOVED}
)
"""The actions after which the alert is no longer published."""


@final
@frozen(kw_only=True)
class AddendumNote:
    """
    One thing that an addendum says of one or several alerts.

    Attributes:
        action: What was done.
        numbers: The numbers of the alerts, as the feed prints numbers; none where the sentence names none.
        other_numbers: The alert that stays, of a duplicate; the new number, of one that was given a new one.
        about: What was corrected or added, in words.
        text: The whole sentence.
    """

    action: AddendumAction = field(validator=Code(AddendumAction))
    numbers: tuple[str, ...] = field(default=(), validator=Items(NUMBER, 1000))
    other_numbers: tuple[str, ...] = field(default=(), validator=Items(NUMBER, 1000))
    about: str | None = field(default=None, validator=Maybe(SHORT))
    text: str = field(validator=Text(LONG.most))


# "has been permanently removed", "were consequently withdrawn", and without a verb that helps:
# "Notification SR/00831/25 withdrawn at the request"
_GONE: Final = re.compile(
    r"\b(?:withdrawn|withdrew|withdraws|removed|removes|deleted|cancelled|canceled|suspended|retracted|annulled|revoked"
    r"|unpublished|taken (?:off|down|out)|(?:withdrawal|removal|deletion|cancellation) of (?:the )?"
    r"(?:notification|alert))",
    re.IGNORECASE,
)
# "has been temporarily withdrawn pending further information", "until the risk assessment is clarified"
_FOR_A_TIME: Final = re.compile(
    r"\b(?:temporar\w*|provisional\w*|pending|until|awaiting|waiting for|whil(?:e|st)|for the time being|suspended"
    r"|in the meantime|meanwhile)\b",
    re.IGNORECASE,
)
# "has been permanently withdrawn"
_FOR_GOOD: Final = re.compile(r"\b(?:permanently|definitively)\b", re.IGNORECASE)
# "withdrawn as a duplication of A12/00152/23", "product already notified by Greece under n°0325/08"
_DUPLICATE: Final = re.compile(
    r"\b(?:duplicat\w*|double|(?:already|previously|also|earlier) (?:been )?(?:notified|published|covered|reported)"
    r"|notified (?:already|twice|before)|same (?:product|notification|alert|as (?:notification|alert))|identical)\b",
    re.IGNORECASE,
)
# "INFO/00128/24 was upgraded to A12/00599/24"
_RENUMBERED: Final = re.compile(
    r"\b(?:(?:up|down)graded|re-?numbered|re-?classified|transformed|converted|re-?notified|moved|replaced|superseded"
    r"|(?:has|have) become|new (?:reference|notification|alert)? ?number"
    r"|number (?:of (?:notification|alert) )?(?:[A-Z0-9]*/?[0-9]+/[0-9]+ )?(?:has been|was) (?:changed|corrected))\b",
    re.IGNORECASE,
)
# "has been published again", "has been re-inserted on the website"
_RESTORED: Final = re.compile(
    r"\b(?:restored|reinstated|re-?(?:published|activated|instated|inserted|introduced|opened|added|validated|appears)"
    r"|(?:published|added|available|visible|valid|inserted|online|displayed) again|again (?:been )?"
    r"(?:published|added|available|visible|valid|inserted|online|displayed)|(?:put|placed|is|are) back|resumed)\b",
    re.IGNORECASE,
)
# the alert itself, as in "Notification(s) no. 0166/05 has (have) been added to this page"
_ADDED: Final = re.compile(r"\b(?:added|inserted|included|published|appended)\b", re.IGNORECASE)
# "A12/00152/23 stays": nothing is done to it, but it is the subject of a sentence of its own
_STAYS: Final = re.compile(r"\b(?:stays?|remains?|maintained|kept|valid)\b", re.IGNORECASE)
# "was removed by mistake": what was an error is undone, or will be
_ERRONEOUSLY: Final = re.compile(r"\berroneously $", re.IGNORECASE)
# as in "was removed by mistake" and "the withdrawal was an error"
_IN_ERROR: Final = re.compile(
    r"^[^.;]{0,60}\b(?:by mistake|in error|erroneously|was an error|were an error)\b", re.IGNORECASE
)
# "was removed from the list of week 3 and added to week 4"
_MOVED: Final = re.compile(
    r"^ from (?:the )?(?:list|report|page|overview)\b[^.]*\b(?:added|moved|published|inserted)\b"
)
# the sentence "Brand should read X instead of Y"
_SHOULD_READ: Final = re.compile(r"\b(?:should|must|shall) (?:be )?read\b", re.IGNORECASE)
# as in "Product in notification SR/01234/26 marked as counterfeit."
_COUNTERFEIT: Final = re.compile(r"\bcounterfeit", re.IGNORECASE)
# "has been updated with", "the description has been modified", "Picture available for notification 7- 615/05"
_CORRECTED: Final = re.compile(
    r"\b(?:updated?|amend\w*|correct(?:ed|ion|ions|s)?|modif\w+|chang(?:ed?|es)|revis\w+|replac\w+|complet(?:ed?|ion)"
    r"|supplement\w*|complement\w*|add(?:ed|ition(?:al)?)|insert\w*|adapt\w*|alter\w*|rectif\w+|extend\w*|adjust\w*"
    r"|reads?|available|removed|deleted|specified|marked|included|erroneously|by mistake|instead of|re-?published"
    r"|withdrawn)\b",
    re.IGNORECASE,
)
# new words behind a heading, as in 'Notification 21: Danger: "The product does not comply"'
_WORDING: Final = re.compile(
    r":\s*(?:the )?(?:category|product|brand|name|type|model|batch|bar ?code|danger|risk|measures?|description"
    r"|country|origin|heading|picture|photo|legal)[^:.\n]{0,60}:\s*\S",
    re.IGNORECASE,
)
# what is not, or not yet: "has not been withdrawn", "will be removed next week"
_NOT_DONE: Final = re.compile(
    r"\b(?:not|never|no longer|cannot|will|would|shall|should|may|might|could|(?:is|are|was|were|has|have) to|to be|if|"
    r"whether|asked|requested|considers?|considering|proposed?|intends?|wishes)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
# "because all affected vehicles have been withdrawn from the market": a reason holds no verb of the sentence
_REASON: Final = re.compile(
    r"\b(?:because|since|given that|in view of|due to|owing to|following|after|as the|as it|as they|as this|as these"
    r"|according to|although|in order|so that|where|which|whose|who|that)\b"
    # "following additional information provided by the authorities and were consequently removed from the website"
    r".*?(?=,? and (?:was|were|has|have|therefore|consequently|thus)\b|$)"
)
# a product, not an alert: "The sprays were voluntarily withdrawn from the market by the producer."
_FROM_MARKET: Final = re.compile(
    r"^\W*(?:\w+ ){0,2}from (?:the )?(?:[\w ]{0,25})?(?:market|sale|shel\w+|consumers|trade|distribution|circulation"
    r"|stores?|shops?|end users|supply)\b",
    re.IGNORECASE,
)
# "At the request of the notifying authority, notification A12/02668/23 has been withdrawn."
_INTRODUCTION: Final = re.compile(
    r"(?:\b(?:at|on|upon|by) (?:the )?request (?:of|by|from) (?:the )?(?:[\w-]+ ){0,3}"
    r"(?:authorit(?:y|ies)|countr(?:y|ies)|(?:member )?states?|commission)\b,?"
    r"|\b(?:on the basis of|according to|following|after|further to|due to|in view of|based on)\b[^,:]*,"
    r"|\b[Ii]n weeks? \d+,|\b(?:the )?[Ww]eeks? [\d and]+:|\bplease note that\b)\s*",
    re.IGNORECASE,
)
# ends the head of a subject: "the description of the danger in the notification no. 0694/05" is a description
_PREPOSITION: Final = re.compile(
    r"\b(?:of|in|for|from|on|concerning|regarding|with|to|by|under|published|notified|covering|about|at|which|that)\b",
    re.IGNORECASE,
)
# the head of a subject that is an alert: "Notifications 0494/08 and 0495/08", "it", "both"
_ALERT: Final = re.compile(
    r"\b(?:notifications?|alerts?|cases?|references?|entry|entries|it|they|both|this|these|those|numbers?)\b|\d/\d{2}\b",
    re.IGNORECASE,
)
# the head of a subject that is a part of one: "the heading", "a new measure", "new batch number"
_PART: Final = re.compile(
    r"\b(?:pictures?|photos?|images?|measures?|brands?|batch(?:es)?|models?|types?|descriptions?|danger|risks?|names?"
    r"|bar ?codes?|codes?|links?|urls?|web(?:site)?s? address\w*|headings?|columns?|lists?|country|origin|information"
    r"|details?|data|legal|provisions?|levels?|category|product identification|traceability|text|wording|quantit\w+"
    r"|documents?|files?|translations?|language|dates?|basis|warning|recalls?|attachments?)\b",
    re.IGNORECASE,
)
# stands between subject and verb: "has (have) been", "were consequently"
_AUXILIARY: Final = re.compile(
    r"(?:\b(?:has|have|had|is|are|was|were|been|being|be|\(have\)|\(has\)|also|now|therefore|consequently|subsequently"
    r"|permanently|temporarily|provisionally|already|finally|definitively|then|thus|hereby|officially|accordingly"
    r"|completely|erroneously|just|again)\b|\((?:have|has)\))",
    re.IGNORECASE,
)
# as in "has been updated with additional information on the product identification."
_ABOUT: Final = re.compile(r"\binformation (?:on|about|regarding|concerning) (?:the )?(?P<about>.+?)[.;]?$")


def read_addendum(text: str) -> tuple[AddendumNote, ...]:
    """
    All that an addendum says, statement by statement, in its order; one that is not understood is kept as `other`.

    Reading never says of an alert that it is gone on the strength of a reason, a wish or a part of it.
    """
    expect(text, str, field="text")
    notes: list[AddendumNote] = []
    for statement in split_statements(clean(text, "", Notes()), lambda part: _verb(part) is not None):
        action, verb = _action(statement, without_asides(statement))
        numbers, others = _numbers(statement, action, verb)
        found = _ABOUT.search(statement) if action is AddendumAction.CORRECTED else None
        about = found["about"][: SHORT.most] if found else None
        pairs = [(numbers, others)]
        if action in {AddendumAction.DUPLICATE_REMOVED, AddendumAction.RENUMBERED} and numbers:
            paired = len(numbers) == len(others)
            pairs = [((each,), others[at : at + 1] if paired else others) for at, each in enumerate(numbers)]
        notes += (
            AddendumNote(action=action, numbers=named, other_numbers=beside, about=about, text=statement)
            for named, beside in pairs
        )
    return tuple(notes)


def _verb(statement: str) -> re.Match[str] | None:
    """The first verb of the *statement* that says what was done, outside its reasons."""
    plain = _INTRODUCTION.sub(lambda words: " " * len(words[0]), without_asides(statement))
    found = [
        match
        for pattern in (_GONE, _RESTORED, _RENUMBERED, _ADDED, _CORRECTED, _COUNTERFEIT, _STAYS)
        if (match := pattern.search(plain))
    ]
    return min(found, key=lambda match: match.start(), default=None)


def _action(statement: str, plain: str) -> tuple[AddendumAction, int]:
    """What the *statement* says was done, and where in it the verb stands."""
    verb = _verb(statement)
    if verb is None:
        return AddendumAction.CORRECTED if _WORDING.search(statement) else AddendumAction.OTHER, 0
    if _SHOULD_READ.search(plain):
        return AddendumAction.CORRECTED, verb.start()
    # blanks in place of the reasons, which name other verbs: up to the end or to the next verb of the sentence
    main = plain[: verb.end()] + _REASON.sub(lambda reason: " " * len(reason[0]), plain[verb.end() :])
    subject = _subject(plain[: verb.start()])
    found = None
    if " of " in verb[0] or _is_alert(subject, plain[verb.end() :], plain[: verb.start()]):
        found = _action_on_alert(statement, main, verb)
    action = found or _action_on_part(subject, main, verb)
    # "The number of notification A has been changed to B": the verb holds the old number
    return action, verb.end() if action is AddendumAction.RENUMBERED else verb.start()


def _action_on_alert(statement: str, main: str, verb: re.Match[str]) -> AddendumAction | None:
    """What was done to the alert as a whole; `None` where it was at most corrected."""
    done = not _NOT_DONE.search(main[: verb.start()])
    gone = next(
        (each for each in _GONE.finditer(main, verb.start()) if not _NOT_DONE.search(main[: each.start()])), None
    )
    if done and _RESTORED.search(main):
        return AddendumAction.RESTORED
    if gone and not _FROM_MARKET.search(main[gone.end() :]):
        return _way_of_going(statement, main, gone)
    if done and _RENUMBERED.search(main) and find_numbers(statement[verb.end() :]):
        return AddendumAction.RENUMBERED
    return AddendumAction.ADDED if done and _ADDED.match(verb[0]) else None


def _way_of_going(statement: str, main: str, gone: re.Match[str]) -> AddendumAction:
    """How an alert went that is said to be *gone*: for good, for a time, as a duplicate, or not at all."""
    if _ERRONEOUSLY.search(main[: gone.start()]) or _IN_ERROR.search(main[gone.end() :]):
        return AddendumAction.OTHER
    if _MOVED.search(main[gone.end() :]):
        return AddendumAction.CORRECTED
    if _DUPLICATE.search(statement):
        return AddendumAction.DUPLICATE_REMOVED
    for_a_time = _FOR_A_TIME.search(statement) and not _FOR_GOOD.search(main)
    return AddendumAction.WITHDRAWN_TEMPORARILY if for_a_time else AddendumAction.WITHDRAWN


def _action_on_part(subject: str, main: str, verb: re.Match[str]) -> AddendumAction:
    """What was done to a part of an alert, or to what it says."""
    if _NOT_DONE.search(main[: verb.start()]) or not (
        _COUNTERFEIT.search(main) or _CORRECTED.search(main, verb.start())
    ):
        return AddendumAction.OTHER
    if _COUNTERFEIT.search(main):
        return AddendumAction.COUNTERFEIT
    of_product = _GONE.match(verb[0]) and (not _PART.search(subject) or _FROM_MARKET.search(main[verb.end() :]))
    return AddendumAction.OTHER if of_product else AddendumAction.CORRECTED


def _subject(before: str) -> str:
    """The subject in the words *before* a verb: behind a colon or a list of numbers where words follow them."""
    words = _AUXILIARY.sub(" ", _INTRODUCTION.sub(" ", before))
    parts = [part.strip(" ,.-–\"'") for part in re.split(r"[:\n]", words)]
    filled = [part for part in parts if re.search(r"[A-Za-z]", part) or find_numbers(part)]
    last = filled[-1] if filled else ""
    behind = re.split(r"\d/\d{2}\b[,.\s]*(?:\d{1,2}/\d{1,2}/\d{4})?", last)[-1].strip(" ,-–")
    return (
        behind
        if re.match(r"(?:the|a|an|new|additional|further|more|information|\w+ measures?)\b", behind, re.IGNORECASE)
        else last
    )


def _is_alert(subject: str, after: str, before: str) -> bool:
    """Whether the *subject* is an alert itself rather than a part of one; or, of one who acts, what stands *after*."""
    head = _PREPOSITION.split(subject, maxsplit=1)[0]
    if _PART.search(head) and not re.match(r"(?:the )?(?:notifications?|alerts?)\b", head, re.IGNORECASE):
        return False
    if _ALERT.search(head) or (not subject.strip() and bool(find_numbers(before) or _ALERT.search(before))):
        return True
    return re.match(r"\W*(?:the )?(?:following )?(?:notifications?|alerts?)\b", after, re.IGNORECASE) is not None


def _numbers(statement: str, action: AddendumAction, verb: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The alerts that a *statement* is about, and the others that it names beside them."""
    found = find_numbers(statement)
    if action not in {*GONE, AddendumAction.RENUMBERED}:
        return tuple(dict.fromkeys(number for number, _ in found)), ()
    reason = _DUPLICATE.search(statement) if action is AddendumAction.DUPLICATE_REMOVED else None
    # "X is a duplicate of Y and has been removed": the reason stands before the verb, and between the two numbers
    if reason and reason.start() < verb and any(at < reason.start() for _, at in found):
        verb = reason.start()
    first = [number for number, at in found if at < verb]
    behind = [number for number, at in found if at >= verb and number not in first]
    if not first:
        end = reason.start() if reason else len(statement)
        first = [number for number, at in found if at < end] or behind
        behind = [number for number in behind if number not in first]
    named = action in {AddendumAction.DUPLICATE_REMOVED, AddendumAction.RENUMBERED}
    return tuple(dict.fromkeys(first)), tuple(dict.fromkeys(behind)) if named else ()
