"""The page in the browser: a process of its own, and a client of the server like any other.

To the server:
`ways`         the commands that a browser may send, and how each is answered
`connection`   one connection over OSC, with requests and their answers
`link`         the two connections to the server, made again whenever they are lost
`mirror`       what the server says, kept as the state that browsers show

`names`        names for buffers that pages are about to make

To browsers:
`store`        the state, by paths; each browser is sent what has changed
`browser`      one WebSocket
`sounds`       the samples of buffers, as files of this process
`peaks`        waveforms: minima and maxima, at several widths
`uploads`      sound files that come from a browser
`exports`      files for other programs: sounds, the mix, labels, the call as code
`code`         a call of ``/bufnmf`` in the languages of the hosts
`help`         the documentation as HTML
`guard`        who is let in
`answers`      errors as sentences in JSON
`app`          the addresses
`serving`      the process, from start to end
`static/`      what runs in the browser
"""
