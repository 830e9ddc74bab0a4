"""The command line: what a person types, and what the terminal shows.

==============  ===================================================================
`main`          runs a command line, and returns the exit code
`console`       the terminal's error stream: warnings, failures, the progress bar
`serve`         ``nmfserver serve | scsynth | warmup``
`scsynth`       the options of scsynth, and the settings that they stand for
`decompose`     ``nmfserver decompose``: takes sound files apart
`inputs`        the files that it is to take apart, and where what comes out goes
`batch`         many files, several of them on their way at a time
`cluster`       the same by the workers of a Dask cluster, and its flags
`summary`       tells what became of each: lines, paths, JSON, a table
`playing`       plays what came out
`train`         ``nmfserver train``: learns bases from many sound files
`send`          ``nmfserver send``: one message to a running server
`install`       ``nmfserver install``: files for SuperCollider, Pd and Max
`information`   ``nmfserver devices | help``
==============  ===================================================================

Each command has a function that declares its options and one that runs it; `main` lists them, and imports their module
when the command is called. What a command needs only in some cases, it imports then.
"""
