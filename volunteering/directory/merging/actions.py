"""The merge: one record stays with its address and its UUID, the other becomes a redirect and a tombstone."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.locks import BasicLock
from wagtail.log_actions import log
from wagtail.models import WorkflowState

from volunteering.core.models import Tombstone
from volunteering.core.text import name_key

from ..enums import Outcome
from ..models import FormerSlug, ListingRecord, Organization, Program, Refusal, Steward, Submission
from ..values import put, values_of
from .log import ACTION
from .parts import move_rows
from .references import move_references
from .sources import current_state, fingerprint


class MergeRefused(Exception):
    """The two records cannot be merged now; the text of the exception says why."""


def may_merge(user) -> bool:
    """Whether somebody may merge: whoever may change and publish listings.

    Moderators have no right to delete. They need none: nothing is lost without a trace, and it is they who meet
    duplicates.
    """
    return user.has_perms(["volunteering.change_organization", "volunteering.publish_organization"])


def default_survivor(one: Organization, two: Organization) -> Organization:
    """Return which of the two should stay: the published one, else the one that was there first."""
    return min(one, two, key=lambda organization: (not organization.live, organization.pk))


def obstacle_to_merge(survivor: Organization, other: Organization, user) -> str:
    """Return why the two cannot be merged now, in a sentence; "" when they can.

    Args:
        survivor: the record that stays.
        other: the record that goes.
        user: whoever wants to merge them.
    """
    for organization in (survivor, other):
        states = WorkflowState.objects.for_instance(organization)
        if states.filter(status=WorkflowState.STATUS_IN_PROGRESS).exists():
            return _("Something waits for approval at %(name)s. Decide about it first.") % {
                "name": organization.name
            }
        if organization.scheduled_revision is not None:
            return _("A publication of %(name)s is scheduled. Cancel it or wait for it first.") % {
                "name": organization.name
            }
        if organization.locked and BasicLock(organization).for_user(user):
            return _("%(name)s is locked. Ask for it to be unlocked first.") % {
                "name": organization.name
            }
    if survivor.live or other.live:
        refusal = Refusal.objects.filter(organization__in=(survivor, other)).first()
        if refusal is not None:
            return _(
                "%(name)s does not wish to be listed. Unpublish the other record too, or publish this one again if"
                " the organization has changed its mind."
            ) % {"name": refusal.name}
    return ""


@transaction.atomic
def merge(
    survivor: Organization, other: Organization, values: dict, user, *, seen: str = ""
) -> Organization:
    """Make one record of two.

    The survivor keeps its UUID and its address and gets the values as a new revision, published when either record
    is public. Everything that points to the other record moves to it. Of the other record a redirect, a tombstone
    and its last values in the log are left. It cannot be undone.

    Args:
        survivor: the record that stays.
        other: the record that goes.
        values: the values of the survivor from now on; see `values.values_of`.
        user: whoever merges.
        seen: `fingerprint` of the values the choice was made from; "" merges whatever has changed since.

    Returns:
        the survivor as it is now.

    Raises:
        MergeRefused: something waits, one of them is gone, or changed since it was seen.
    """
    survivor, other = _hold(survivor, other)
    if sentence := obstacle_to_merge(survivor, other, user):
        raise MergeRefused(sentence)
    last_state = current_state(other)
    last_values = values_of(last_state)
    if seen and seen != fingerprint(values_of(current_state(survivor)), last_values):
        raise MergeRefused(
            _("One of the records has changed meanwhile. Please look at the two again.")
        )
    is_public = survivor.live or other.live
    their_record = ListingRecord.objects.get(organization=other)
    gone = _programs_that_go(survivor, other, values, is_public)
    move_rows(survivor, other, values)
    _close_submissions(other)
    move_references(other, survivor)
    _keep_steward(survivor, other)
    _keep_addresses(survivor, other)
    draft = _draft_of(survivor.pk, last_state, values, is_public)
    _bury(other, survivor, gone, values)
    log(
        instance=other,
        action="wagtail.delete",
        user=user,
        deleted=True,
        data={"replaced_by": str(survivor.uuid), "survivor": survivor.name},
    )
    pk = other.pk
    other.delete()
    _save(draft, user, is_public)
    _keep_record(survivor, their_record)
    merged = {"pk": pk, "uuid": str(other.uuid), "name": last_values["name"], "slug": other.slug}
    log(
        instance=draft,
        action=ACTION,
        user=user,
        content_changed=True,
        data={"merged": merged | {"values": last_values}, "survivor": {"name": survivor.name}},
    )
    return Organization.objects.get(pk=survivor.pk)


def _hold(survivor: Organization, other: Organization) -> tuple[Organization, Organization]:
    """Lock both rows, always in the same order; whoever comes second finds one of them gone."""
    rows = Organization.objects.select_for_update().order_by("pk")
    held = {row.pk: row for row in rows.filter(pk__in=(survivor.pk, other.pk))}
    if len(held) < 2 or survivor.region_id != other.region_id:
        raise MergeRefused(
            _("One of the records is not there any more. Somebody may have merged them just now.")
        )
    return held[survivor.pk], held[other.pk]


def _programs_that_go(
    survivor: Organization, other: Organization, values: dict, is_public: bool
) -> list[Program]:
    """Return the public programs that will not be there any more."""
    kept = {program["key"] for program in values["programs"]}
    owners = [other, survivor] if is_public else [other]
    rows = Program.objects.filter(
        organization__in=owners, organization__first_published_at__isnull=False
    )
    return [program for program in rows if str(program.uuid) not in kept]


def _close_submissions(other: Organization) -> None:
    """Close what nobody published: sent again, it would bring the other record's form over the survivor's.

    Publishing the survivor is no news for its sender, and makes nobody the steward who sent a mere duplicate.
    """
    Submission.objects.filter(
        organization=other, outcome__in=(Outcome.UNDECIDED, Outcome.REJECTED)
    ).update(outcome=Outcome.SUPERSEDED, decided_at=timezone.now(), nonce=uuid.uuid4())


def _keep_record(survivor: Organization, theirs: ListingRecord) -> None:
    """Let the later confirmation win, with the day the next question is counted from."""
    mine = ListingRecord.objects.select_for_update().get(organization=survivor)
    if theirs.confirmed_on and (not mine.confirmed_on or theirs.confirmed_on > mine.confirmed_on):
        for field in ("confirmed_on", "confirmed_by", "counted_from", "call_again_on"):
            setattr(mine, field, getattr(theirs, field))
    notes = [note for note in (mine.call_note, theirs.call_note) if note]
    mine.call_note = "\n".join(dict.fromkeys(notes))[:1000]
    mine.save()


def _keep_steward(survivor: Organization, other: Organization) -> None:
    if not Steward.objects.filter(organization=survivor).exists():
        Steward.objects.filter(organization=other).update(organization=survivor)


def _keep_addresses(survivor: Organization, other: Organization) -> None:
    """Let every address of the other record lead to the survivor."""
    FormerSlug.objects.filter(organization=other).update(organization=survivor)
    if other.first_published_at is not None:
        FormerSlug.objects.update_or_create(
            region=other.region, slug=other.slug, defaults={"organization": survivor}
        )


def _draft_of(pk: int, other: Organization, values: dict, is_public: bool) -> Organization:
    """Return the survivor with the chosen values, not saved yet."""
    row = Organization.objects.get(pk=pk)
    draft = current_state(row)
    put(draft, values)
    draft.source_note = draft.source_note or other.source_note
    if is_public:
        # A day on which a draft was to be published would put off what is public already.
        draft.go_live_at = None
        if not row.live or (row.expire_at and row.expire_at <= timezone.now()):
            draft.expire_at = other.expire_at
    return draft


def _bury(other: Organization, survivor: Organization, gone: list[Program], values: dict) -> None:
    Tombstone.objects.filter(replaced_by=other.uuid).update(replaced_by=survivor.uuid)
    _tombstone(other.uuid, "organization", survivor, survivor.uuid)
    same_name = {name_key(program["name"]): program["key"] for program in values["programs"]}
    for program in gone:
        successor = same_name.get(name_key(program.name))
        Tombstone.objects.filter(replaced_by=program.uuid).update(replaced_by=successor)
        _tombstone(program.uuid, "program", survivor, successor)


def _tombstone(identifier, kind: str, survivor: Organization, replaced_by) -> None:
    Tombstone.objects.update_or_create(
        uuid=identifier,
        defaults={
            "kind": kind,
            "region": survivor.region,
            "gone_at": timezone.now(),
            "replaced_by": replaced_by,
        },
    )


def _save(draft: Organization, user, is_public: bool) -> None:
    try:
        revision = draft.save_revision(user=user)
    except ValidationError as error:
        raise MergeRefused(
            _("The merged record would not be valid: %(reason)s")
            % {"reason": " ".join(error.messages)}
        ) from error
    if is_public:
        revision.publish(user=user)
