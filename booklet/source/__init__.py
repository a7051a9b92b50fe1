"""Stage 1: files an author writes → nodes that remember file, line and column."""
