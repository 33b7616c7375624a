"""Operators, one for each way to run ci-enrich."""
