"""Open Sound Control over UDP and TCP. Knows nothing of buffers or commands.

===========  ====================================================================
`codec`      packets to messages and bundles, strictly; messages to packets
`framing`    where a packet ends in a TCP stream: length prefix or SLIP
`sockets`    which addresses a host means; datagrams that are answered from the address that was asked
`transport`  who sent a packet and how to answer
`scheduler`  bundles that wait for their time
`streams`    messages of which only the newest matters, at the rate that a client wants
`client`     a small blocking client, for the terminal
===========  ====================================================================

The specification is M. Wright, "The Open Sound Control 1.0 Specification", 2002; SLIP framing is from OSC 1.1
(Freed and Schmeder, NIME 2009) and RFC 1055.
"""
