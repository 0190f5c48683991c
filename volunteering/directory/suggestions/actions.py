"""What is done with suggestions to profiles: receive, answer, close, forget."""

from django.db import IntegrityError, transaction
from django.dispatch import Signal
from django.utils import timezone

from volunteering import conf

from ..models import Organization, Suggestion

# Sent inside the transaction with `suggestion`; mails follow after it.
suggestion_received = Signal()
suggestion_answered = Signal()


class AlreadyAnswered(Exception):
    """Somebody else has answered meanwhile, and the answer is on its way."""


def receive_suggestion(organization: Organization, data: dict) -> Suggestion:
    """Keep a suggestion to a public profile.

    Args:
        organization: whose profile it is about.
        data: the cleaned data of `SuggestionForm`.

    Returns:
        the suggestion; a second click brings the first one again.
    """
    try:
        with transaction.atomic():
            suggestion = Suggestion.objects.create(
                region_id=organization.region_id,
                organization=organization,
                **{name: data[name] for name in ("topic", "message", "email", "form_key")},
            )
            suggestion_received.send(Suggestion, suggestion=suggestion)
    except IntegrityError:
        return Suggestion.objects.get(form_key=data["form_key"])
    return suggestion


@transaction.atomic
def answer_suggestion(suggestion: Suggestion, answer: str, user) -> Suggestion:
    """Keep the answer, close the suggestion, and mail the answer if an address was left.

    Args:
        suggestion: the suggestion as the editor opened it.
        answer: the words of the answer.
        user: who answers.

    Raises:
        AlreadyAnswered: nothing is changed then; an answer is mailed once.
    """
    locked = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if locked.answered_at is not None:
        raise AlreadyAnswered
    locked.answer = answer
    locked.answered_at = timezone.now()
    _close(locked, user)
    suggestion_answered.send(Suggestion, suggestion=locked)
    return locked


@transaction.atomic
def close_suggestion(suggestion: Suggestion, user) -> Suggestion:
    """Close a suggestion without an answer; one that is closed already keeps who closed it."""
    locked = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    _close(locked, user)
    return locked


def _close(suggestion: Suggestion, user) -> None:
    if suggestion.done_at is None:
        suggestion.done_at = timezone.now()
        suggestion.done_by = user
    suggestion.save(update_fields=["answer", "answered_at", "done_at", "done_by"])


def forget_suggestions() -> int:
    """Delete suggestions that have been done for longer than messages are kept; return how many."""
    limit = timezone.now() - conf.contact_retention()
    count, _rows = Suggestion.objects.filter(done_at__lt=limit).delete()
    return count
