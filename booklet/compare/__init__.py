"""Two finished files held against one another: what changed, on which page, in what.

Both are read in a process apart (:mod:`.worker`): their words in reading order
(:mod:`.reading`), their pages as pictures. Pages are paired (:mod:`.align`), words compared over
the whole document (:mod:`.wording`), what only a screen reader notices (:mod:`.unseen`), then
what the eye sees (:mod:`.looks`). All that is found is one kind of value,
:class:`~booklet.compare.findings.Difference`.
"""
