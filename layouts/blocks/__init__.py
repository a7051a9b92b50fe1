"""Blocks that several layouts share."""
