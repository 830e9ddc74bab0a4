"""Sound files, read and written by worker processes: a file that hangs or crashes libsndfile never ends the server.

In the server's process:
`service`     reads and writes files; the interface for the rest of the server
`process`     the server's side of a worker process: starts, asks, watches and ends it
`plain`       float samples between a file that the worker has opened and memory
`unnamed`     files in memory in which results are computed, and which get their names when they are whole

In the worker process:
`worker`      receives requests and answers them
`access`      which files may be touched, and which file a name means
`reading`     reads to the end of a file, even if its header gives another length
`layout`      recognises the kind of a file, and finds the sound in it
`chunks`      kinds made of chunks: WAV, RF64, BW64, W64, AIFF, CAF, AU
`streams`     kinds that are streams: FLAC, Ogg, MP3
`stretch`     a range of bytes with sound, which libsndfile reads as a file of its own
`writing`     writes whole files or none, and checks that they can be read
`tagging`     reads and writes tags: titles, artists, broadcast chunks
`formats`     headers and sample formats: scsynth's names and the limits of each

In both:
`messages`    the messages between server and worker
`tags`        what a file says about its sound
`templates`   how many frames the templates in a file of bases have
`link`        the connection and the shared memory
"""
