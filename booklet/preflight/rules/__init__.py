"""The rules on objects, by what they look at; each module registers its own."""
