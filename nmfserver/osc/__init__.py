"""Open Sound Control over UDP and TCP. Nothing here knows buffers or commands.

===========  ====================================================================
`codec`      packets to messages and bundles, strictly; messages to packets
`framing`    packets in a TCP stream: length prefix or SLIP
`sockets`    addresses of a host; datagrams that are answered from the address they were sent to
`client`     a client: its settings, and how it is answered
`udp`        clients over UDP, and the socket that serves them
`tcp`        clients over TCP, and their connections
`clients`    the tables of clients: admission, silence, removal when full
`gate`       proof of address for UDP senders on other machines
`lines`      the work of clients in order, and in turns
`budget`     the memory that messages use
`scheduler`  bundles that wait for their time
`throttle`   repeated messages of which only the newest is sent, at the client's rate
`blocking`   a small blocking client for the command line
===========  ====================================================================

The specification is M. Wright, "The Open Sound Control 1.0 Specification", 2002; SLIP framing is from OSC 1.1
(Freed and Schmeder, NIME 2009) and RFC 1055.
"""
