"""Open Referral HSDS 3.0: organizations and their programs in the words of service directories (docs.openreferral.org)."""
