"""Bases for many sounds: one set of them, learned by incremental updates, with the memory of one sound.

===============  ==================================================================================
`settings`       how bases are trained
`spectra`        the magnitudes of a sound, block by block
`activations`    the activations of a block by bases that are kept
`statistics`     what an update of the bases has to know of a sound: a small array, whatever its length
`scanning`       the first look at each sound: an excerpt, and the bases that all excerpts give to begin with
`passes`         the passes over all sounds, and where they stand
`runners`        does the work of a pass, on this machine
`checkpoint`     keeps in a file where a training stands
`resuming`       trains on this machine, and goes on where it was stopped
`files`          the sounds of files
`sizes`          the memory that it takes
`kit`            what comes out: bases, as a file and for Python
===============  ==================================================================================

Whoever brings the sounds (files, buffers, other machines) is a `passes.Runner`: it applies `scanning.scan` and
`statistics.gathered` to sounds of given numbers, wherever it likes; `passes.train` has the loop.
"""
