"""The words a new centre starts with; editors change them afterwards in the admin."""

from django.utils.translation import gettext as _

from volunteering.core.models import ConsentText, Region

# Vocabularies are data, not interface: they start in the language of the centre and are then edited. The focus areas
# follow section 2 of Act 198/2002 and what people look for.
TOPICS = {
    "seniori": "Senioři",
    "deti-a-mladez": "Děti, mládež a rodiny",
    "lide-s-postizenim": "Lidé s postižením",
    "zdravi": "Zdraví, nemocnice a hospice",
    "socialni-pomoc": "Sociální pomoc",
    "potravinova-pomoc": "Potravinová pomoc",
    "zivotni-prostredi": "Příroda a životní prostředí",
    "zvirata": "Zvířata",
    "kultura-a-pamatky": "Kultura a památky",
    "sport": "Sport a volný čas",
    "vzdelavani": "Vzdělávání a doučování",
    "krizova-pomoc": "Krizová a humanitární pomoc",
    "cizinci": "Cizinci a menšiny",
    "odborne-dobrovolnictvi": "Odborné a firemní dobrovolnictví",
    "komunita": "Komunita a sousedství",
}
TARGET_GROUPS = {
    "seniori": "Senioři",
    "deti": "Děti",
    "mladi-lide": "Mladí lidé",
    "rodiny": "Rodiny",
    "lide-s-postizenim": "Lidé s postižením",
    "pacienti": "Pacienti",
    "lide-v-nouzi": "Lidé v nouzi",
    "cizinci": "Cizinci",
    "verejnost": "Široká veřejnost",
    "organizace": "Organizace a koordinátoři",
}


def consent_texts(region: Region) -> dict[str, str]:
    """Return the first version of each text people agree to or are informed by."""
    centre = {"centre": region.centre_name, "email": region.reply_to}
    return {
        ConsentText.Purpose.LISTING: _(
            "I agree that %(centre)s keeps my name, e-mail and phone to check and update the listing of the"
            " organization. They are not published. I can withdraw the consent at any time at %(email)s;"
            " the data are then deleted."
        )
        % centre,
        ConsentText.Purpose.CONTACT: _(
            "%(centre)s uses your name, contact and message only to answer you, and deletes them a year later at the"
            " latest. Please write nothing about the health of particular people. Questions: %(email)s."
        )
        % centre,
    }


def form_intro() -> str:
    """Return the introduction to the public form."""
    return _(
        "The directory is free and open to every organization that works with volunteers. After you send the form we"
        " mail you a link to confirm your address; then we read the listing and publish it, usually within three"
        " working days."
    )


def entrance_help() -> dict:
    """Return the starting content of the entrance for people who want to help."""
    return {
        "title": _("I want to help"),
        "lead": _(
            "Tell us what you like doing and how much time you have. We will find where you are needed."
        ),
        "form_intro": _(
            "Write to us where you live, when you have time and what you would like to do."
        ),
        "thank_you_text": _("Thank you. We will answer within three working days."),
    }


def entrance_need() -> dict:
    """Return the starting content of the entrance for organizations that need help."""
    return {
        "title": _("We need help"),
        "lead": _(
            "Does your organization look for volunteers? We will help you find and prepare them."
        ),
        "form_intro": _("Write to us whom you are looking for, where, and for how long."),
        "thank_you_text": _("Thank you. We will answer within three working days."),
    }


def privacy() -> dict:
    """Return the starting content of the privacy page: what this software keeps, and for how long."""
    text = _(
        "<p>This site sets no cookies for readers, measures nobody and loads nothing from third parties.</p>"
        "<p>A listing sent through the form is kept for 14 days; if nobody confirms the e-mail address by then, it is"
        " deleted. The name and contact of whoever sent a confirmed listing are kept as long as the organization is"
        " in the directory and are not published. Messages from the contact forms are deleted after 365 days.</p>"
    )
    return {"title": _("Protection of personal data"), "body": [("text", text)]}
