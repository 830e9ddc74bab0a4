"""The command line: what a person types, and what the terminal shows.

==============  ===================================================================
`main`          runs a command line, and returns the exit code
`console`       the terminal's error stream: warnings, failures, the progress bar
`serve`         ``nmfserver serve | scsynth | warmup``
`scsynth`       the options of scsynth, and the settings that they stand for
`decompose`     ``nmfserver decompose``: takes a sound file apart
`parts`         the files that it writes: all of them, or none
`send`          ``nmfserver send``: one message to a running server
`information`   ``nmfserver devices | help``
`words`         words of the command line as the server's strings
==============  ===================================================================

Each command has a function that declares its options and one that runs it; `main` lists them, and imports their module
when the command is called. What a command needs only in some cases, it imports then.
"""
