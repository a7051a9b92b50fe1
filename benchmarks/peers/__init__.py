"""The same words set by others, as a comparable A5 booklet: one module a builder.

Each is run as ``python -m benchmarks.peers.NAME WORDS FONTS OUT`` and has a colour cover, a
contents page with links and page numbers, an outline, running text in 12 on 17 point, tinted
panels that stay on one page, and folios.
"""
