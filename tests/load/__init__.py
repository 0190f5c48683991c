"""Benchmarks: how long the site takes with many listings. They are run by hand; pytest collects none of them."""
