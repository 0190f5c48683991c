"""A run of the question in a process of its own: mails go to the folder MAILS; prints what is noted at the end."""

import json
import os

import django


def main() -> None:
    """Run the command and print the rows."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    django.setup()
    from django.core.management import call_command
    from django.test.utils import override_settings

    from config.settings.base import mail_settings
    from volunteering.directory.models import FreshnessMail

    mailer = mail_settings(
        "tests.directory.freshness.mailers.DeadlyMailer", file_path=os.environ["MAILS"]
    )
    with override_settings(**mailer):
        call_command("ask_freshness", stdout=open(os.devnull, "w"))  # noqa: SIM115, PTH123
    print(json.dumps(list(FreshnessMail.objects.values_list("email", "step"))))


if __name__ == "__main__":
    main()
