"""What the pages mean: the structure tree as a value and while it is painted, and metadata."""
