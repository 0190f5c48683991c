"""Loads the demo centre: organizations, posts, events, offices and pages, dated from the day of loading."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from home.models import HomePage
from volunteering.core.models import ConsentText, Region
from volunteering.directory.models import (
    Organization,
    OrganizationContact,
    OrganizationLink,
    OrganizationPhoto,
)
from volunteering.events.pages import EventIndexPage, EventPage
from volunteering.offices.models import HoursException, Office, WeeklyHours
from volunteering.pages.models import PlainPage, SiteDetails
from volunteering.pages.pages import EntrancePage
from volunteering.places.models import Place
from volunteering.posts.pages import NewsIndexPage, NewsPage, StoryIndexPage, StoryPage
from volunteering.topics.models import TargetGroup, Topic

from .material import DemoMaterial, content_of
from .programs import programs_of, wanted_until


class DemoLoader(DemoMaterial):
    """Loads what is not there yet; running it again changes nothing."""

    def __init__(self, region: Region, today: date | None = None):
        self.region = region
        self.site: Site = region.site
        self.root = HomePage.objects.get(pk=self.site.root_page_id)
        self.today = today or timezone.localdate()
        self.places = {place.slug: place for place in Place.objects.all()}
        self.topics = {topic.slug: topic for topic in Topic.objects.all()}
        self.groups = {group.slug: group for group in TargetGroup.objects.all()}

    def load(self) -> Iterator[str]:
        """Load everything, one part in one transaction; yields a line of progress before each part."""
        for line, part in (
            ("pictures", self.load_pictures),
            ("organizations", self.load_organizations),
            ("offices", self.load_offices),
            ("pages", self.load_pages),
            ("news and stories", self.load_posts),
            ("events", self.load_events),
        ):
            yield line
            with transaction.atomic():
                part()

    def moment(self, day: date, clock: str) -> datetime:
        """Return a moment of a day in the site's time zone, from "HH:MM"."""
        return datetime.combine(
            day, time.fromisoformat(clock), tzinfo=timezone.get_default_timezone()
        )

    def terms(self, row: dict) -> dict:
        """Return topics and target groups of a row."""
        return {
            "topics": [self.topics[slug] for slug in row["topics"]],
            "target_groups": [self.groups[slug] for slug in row["target_groups"]],
        }

    def load_organizations(self) -> None:
        """Add the organizations."""
        for number, row in enumerate(content_of("organizations")["organization"], start=1):
            if Organization.objects.filter(region=self.region, slug=row["slug"]).exists():
                continue
            ahead = row.get("accreditation_days_ahead")
            organization = Organization(
                region=self.region,
                name=row["name"],
                alternate_name=row.get("alternate_name", ""),
                slug=row["slug"],
                legal_form=row["legal_form"],
                ico=row["ico"],
                is_volunteer_centre=row["volunteer_centre"],
                is_sending=row["sending"],
                is_receiving=row["receiving"],
                accreditation_until=self.today + timedelta(days=ahead) if ahead else None,
                street=row["street"],
                postal_code=row["postal_code"],
                seat=self.places[row["seat"]],
                hide_address=row["hide_address"],
                summary=row["summary"],
                description=row["description"].strip(),
                opening_hours=row["opening_hours"].strip(),
                seeking_until=wanted_until(self.today, row),
                logo=self.picture(f"logo-{number:02}"),
                live=False,
            )
            organization.save()
            organization.areas = [self.places[slug] for slug in row["areas"]]
            terms = self.terms(row)
            organization.topics, organization.target_groups = (
                terms["topics"],
                terms["target_groups"],
            )
            organization.contacts.set(
                [OrganizationContact(**contact) for contact in row["contacts"]]
            )
            organization.links.set(
                [
                    OrganizationLink(kind=kind, url=row[kind])
                    for kind in ("website", "facebook")
                    if row.get(kind)
                ]
            )
            organization.photos.set([OrganizationPhoto(image=self.picture(row["picture"]))])
            organization.programs.set(programs_of(self, row["slug"]))
            organization.full_clean()
            organization.save_revision().publish()

    def load_offices(self) -> None:
        """Add the offices with their hours."""
        for order, row in enumerate(content_of("offices")["office"]):
            if Office.objects.filter(region=self.region, slug=row["slug"]).exists():
                continue
            office = Office(
                region=self.region,
                name=row["name"],
                slug=row["slug"],
                kind=row["kind"],
                description=row["description"].strip(),
                street=row["street"],
                postal_code=row["postal_code"],
                place=self.places[row["place"]],
                directions=row["directions"].strip(),
                email=row["email"],
                phone=row["phone"],
                by_appointment=row["appointment"],
                image=self.picture(row["picture"]),
                sort_order=order,
                live=False,
            )
            office.save()
            office.weekly_hours.set([self._hours(item) for item in row["hours"]])
            office.hour_exceptions.set([self._exception(item) for item in row["exceptions"]])
            office.save_revision().publish()

    def _hours(self, row: dict) -> WeeklyHours:
        # Real times: a revision silently leaves out children with values it cannot serialize.
        return WeeklyHours(
            weekday=row["weekday"],
            opens=time.fromisoformat(row["opens"]),
            closes=time.fromisoformat(row["closes"]),
        )

    def _exception(self, row: dict) -> HoursException:
        first = self.today + timedelta(days=row["day_offset"])
        return HoursException(
            first_day=first,
            last_day=first + timedelta(days=row["days"] - 1) if row["days"] > 1 else None,
            opens=None if row["closed"] else time.fromisoformat(row["opens"]),
            closes=None if row["closed"] else time.fromisoformat(row["closes"]),
            note=row["note"],
        )

    def load_pages(self) -> None:
        """Fill the front page and the plain pages of the skeleton, as long as nobody has written there."""
        content = content_of("pages")
        site, home = content["site"], content["home"]
        if not self.root.hero_heading:
            self.root.title = home["title"]
            self.root.hero_heading = home["hero_heading"]
            self.root.lead = home["hero_text"]
            self.root.directory_text = home["directory_text"]
            self.root.search_description = home["seo_description"]
            self.root.save_revision().publish()
        details = SiteDetails.for_site(self.site)
        if not details.email:
            for field in ("short_name", "footer_text", "email", "phone", "facebook"):
                setattr(details, field, site[field])
            details.save()
        for row in content["entrance"]:
            self._text_page(EntrancePage, row, ("form_intro", "thank_you_text"))
        for row in content["page"]:
            self._text_page(PlainPage, row, ())
        self._consent_texts()

    def _text_page(self, model, row: dict, more: tuple[str, ...]) -> None:
        page = model.objects.child_of(self.root).filter(slug=row["slug"]).first()
        is_new = page is None
        if is_new:
            page = model(slug=row["slug"], title=row["title"])
        elif (page.lead and model is PlainPage) or page.revisions.count() > 1:
            return
        page.title, page.lead, page.body = row["title"], row["lead"], self.body(row["body"])
        for field in more:
            setattr(page, field, row[field])
        if is_new:
            self.root.add_child(instance=page)
        page.save_revision().publish()

    def _consent_texts(self) -> None:
        for purpose, row in content_of("consent").items():
            text = row["text"].strip()
            current = ConsentText.objects.current(self.region, purpose)
            if current is None or current.version == 1:
                ConsentText.objects.create(region=self.region, purpose=purpose, text=text)

    def load_posts(self) -> None:
        """Add news and stories, published as many days ago as they say."""
        content = content_of("posts")
        news = NewsIndexPage.objects.child_of(self.root).get()
        stories = StoryIndexPage.objects.child_of(self.root).get()
        for row in content["news"]:
            self._content_page(news, NewsPage, row, row["days_ago"], {})
        for row in content["story"]:
            ahead = row.get("consent_days_ahead")
            self._content_page(
                stories,
                StoryPage,
                row,
                row["days_ago"],
                {
                    "person_name": row["person_name"],
                    "consent_scope": row["consent_scope"],
                    "consent_until": self.today + timedelta(days=ahead) if ahead else None,
                },
            )

    def load_events(self) -> None:
        """Add events, past and coming."""
        index = EventIndexPage.objects.child_of(self.root).get()
        offices = {office.slug: office for office in Office.objects.filter(region=self.region)}
        for row in content_of("events")["event"]:
            first = self.today + timedelta(days=row["day_offset"])
            last = first + timedelta(days=row["days"] - 1)
            ends = self.moment(last, row["end"] or "00:00")
            self._content_page(
                index,
                EventPage,
                row,
                # Announced in good time, and not all in one month.
                12 + abs(row["day_offset"]),
                {
                    "kind": row["kind"],
                    "status": row["status"],
                    "starts_at": self.moment(first, row["start"] or "00:00"),
                    "ends_at": ends if row["end"] or last > first else None,
                    "is_all_day": not row["start"],
                    "office": offices.get(row["office"]),
                    "venue_name": "" if row["office"] else row["venue_name"],
                    "street": "" if row["office"] else row["street"],
                    "municipality": None if row["office"] else self.places[row["place"]],
                    "online_url": row.get("online_url", ""),
                },
            )

    def _content_page(self, parent: Page, model, row: dict, days_ago: int, more: dict) -> None:
        if model.objects.child_of(parent).filter(slug=row["slug"]).exists():
            return
        page = model(
            slug=row["slug"],
            title=row["title"],
            lead=row["lead"],
            lead_image=self.picture(row["picture"]),
            body=self.body(row["body"]),
            **more,
        )
        page.clean()
        parent.add_child(instance=page)
        terms = self.terms(row)
        page.topics, page.target_groups = terms["topics"], terms["target_groups"]
        page.places = [self.places[slug] for slug in row.get("places", [row.get("place")])]
        page.organizations = Organization.objects.filter(
            region=self.region, slug__in=row.get("organizations", row.get("organizers", []))
        )
        page.tags.set(row["tags"])
        page.save_revision().publish()
        # A post of three weeks ago was published three weeks ago; Wagtail has no other way to say so.
        day = self.today - timedelta(days=days_ago)
        when = self.moment(day, f"{row.get('hour', 9):02}:00")
        Page.objects.filter(pk=page.pk).update(
            first_published_at=when, last_published_at=when, latest_revision_created_at=when
        )
