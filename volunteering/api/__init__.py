"""The JSON API v1 (OpenAPI 3.1): everything public, and every public form, for front ends that are not ours."""
