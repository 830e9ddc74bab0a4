"""Measures nmfserver. `python3 scripts/bench` is the command; `results/` keeps what it found last.

Sections:

kernels.py        the factorisation beside other programs, whole jobs, their profile, a hop of live sound; no server
supercollider.py  BufNMF from sclang, beside FluidBufNMF and another checkout's; bufnmf.scd is what sclang runs
pd.py             [bufnmf] in Pd, beside another checkout's, and late audio blocks; timed-bufnmf.pd is what Pd runs
command_line.py   from a file to files, beside fluid-nmf and another checkout
server.py         memory, small jobs, answers under load, starts
files.py          sound files over OSC
scaling.py        jobs on one core and on more
quality.py        what the solvers find: divergences, times, stems

What they share:

measuring.py   rows with their targets, times taken in turns, works that fail
outputs.py     what a decomposition must have left for its time to count
checkouts.py   this checkout, and another one that it is compared with
sounds.py      sounds of any length
mixtures.py    sounds of many kinds, and mixtures whose parts are known
separation.py  how well stems are those parts
peers.py       other programs that factorise, each in a process of its own
report.py      the machine, tables, the file of results
"""
