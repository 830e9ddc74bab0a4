"""Measures nmfserver. `python3 scripts/bench` is the command; `results/` keeps what it found last.

Sections:

kernels.py     the factorisation beside other programs, whole jobs, their profile, a hop of live sound; no server
server.py      memory, small jobs, answers under load, starts
files.py       sound files over OSC
quality.py     what the solvers find: divergences, times, stems
bufnmf.scd     BufNMF from sclang, beside FluidBufNMF; `sclang scripts/bench/bufnmf.scd`

What they share:

measuring.py   rows with their targets, and times taken in turns
sounds.py      sounds of any length
mixtures.py    sounds of many kinds, and mixtures whose parts are known
separation.py  how well stems are those parts
peers.py       other programs that factorise, each in a process of its own
report.py      the machine, tables, the file of results
"""
