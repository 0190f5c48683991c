"""Settings of the process that `test_worker.py` starts: background tasks wait in the database, as in production."""

from config.settings.test import *  # Django reads settings as one flat module

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
