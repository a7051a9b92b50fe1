"""What the tests share: goldens, page images, and the checkers of other people."""
