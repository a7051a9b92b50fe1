"""A page of each script: its passages, the pages made of them, and pictures to compare."""
