"""Stage 2: nodes → a validated, frozen booklet that knows nothing of layout."""
