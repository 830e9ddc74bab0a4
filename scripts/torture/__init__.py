"""Attacks on nmfserver, each for some minutes, and what they find. `python3 scripts/torture` is the command.

run.py        what an attack is given: time, chance, a server, and somewhere to say what it found
findings.py   what is counted, and what must not be
victim.py     a server process of our own
witness.py    the good client beside every attack, a process of its own
packets.py    packets for every command, from the commands' own declarations

fuzz.py       every command, right, nearly right and damaged, over UDP and both framings of TCP
files.py      damaged sound files, links, pipes, full disks, files that change while they are read
model.py      clients whose buffers are known: one ending for each command, contents equal to the bit
faults.py     kills, signals, closed streams, damaged caches
resources.py  floods, many connections, slow readers, giant packets
live.py       live sound under fuzz, on a JACK server that is killed and hung
"""
