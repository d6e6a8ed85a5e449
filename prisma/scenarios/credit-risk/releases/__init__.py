"""History of the files that changed between January and July 2026.

One module is one released state of one source file; the function keeps its name,
so a diff between two modules is the diff between two commits.  `pipeline.py`
says which commit carried which state.
"""
