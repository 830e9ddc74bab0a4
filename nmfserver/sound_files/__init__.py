"""Sound files, read and written by processes of their own: one that hangs or crashes libsndfile ends none but those.

In the server's process:
`service`     reads and writes files: what others use
`process`     one such process: started, asked, watched, ended

In theirs:
`worker`      takes requests, answers them
`access`      which files may be touched, and what file a name means
`reading`     from a file's beginning to its end, whatever its header promises
`layout`      where the sound lies: the kinds of file, told apart
`chunks`      kinds made of chunks: WAV, RF64, BW64, W64, AIFF, CAF, AU
`streams`     kinds that are streams: FLAC, Ogg, MP3
`stretch`     what those find: stretches of a file, each a file of its own to libsndfile
`writing`     whole files or none, that can be read again
`formats`     headers and sample formats: scsynth's names, what they hold, how much

In both:
`messages`    what travels between them
`link`        what it travels through
"""
