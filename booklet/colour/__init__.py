"""Swatches by role, for light and for ink."""
