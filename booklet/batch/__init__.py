"""Many files at once: what is asked, as tasks; where they run; what is kept and told of them.

::

    arguments, content/matrix.yaml -ask-> jobs -leave out what is unchanged-> tasks
        -run, on any executor-> outcomes -> manifest, lines, summary

A single build knows nothing of this package.
"""
