"""How long the build takes beside others of the same content; ``python -m benchmarks --help``."""
