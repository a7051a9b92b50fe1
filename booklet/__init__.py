"""The engine that turns structured content into print-ready, accessible booklets.

The stages, in the order in which data passes through them, are described in
``docs/architecture.md``; only :mod:`booklet.pipeline` knows that order.
"""

__version__ = "0.1.0"
