"""Stage 3: a booklet and a locale → the words of that locale."""
