"""What the tests stand on: the database server, the browser, the account of what was skipped."""
