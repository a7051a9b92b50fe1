"""veraPDF, the reference checker of PDF/UA and PDF/A, kept running while tests ask it."""
