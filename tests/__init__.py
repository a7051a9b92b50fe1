"""Tests, by the kind of question they ask; see ``docs/architecture.md``."""
