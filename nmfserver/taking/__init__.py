"""The way of one sound file: it is read, taken apart, and what comes out is written.

`order`        what is to be done to each file, the file, and what became of it
`taking`       does it
`destination`  where what comes out goes: a folder, or one in a store
`sharing`      what files on their way at the same time share: cores and memory
`beside`       processes that do it with small files
`compiling`    has those kernels compiled that an order needs

It is the same for one file, for many on this machine (`nmfserver.terminal.batch`), and on the workers of a cluster
(`nmfserver.cluster.worker`).
"""
