"""Fixtures of a Django application, whatever its models are."""
