"""The mailbox of `make run`: shows the mails that a real installation would have sent."""
