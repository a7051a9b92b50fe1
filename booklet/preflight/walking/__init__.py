"""Content streams, walked: what each page of a file paints."""
