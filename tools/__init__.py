"""Maintainers' scripts: what the Makefile and CI call. Nothing here ships with the plugin or runs on the server."""
