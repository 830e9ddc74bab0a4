"""The commands: one small class each, with its fields, limits and documentation.

================  ==================================================================
`fields`          what a value may be, and how a command declares its fields
`base`            what a command is, the registry, what a running command may use
`binding`         arguments of a message to fields of a command
`dispatch`        from packets to commands; the only sender of /done and /fail
`queue`           the lines in which commands wait, one for each client
`resources`       what clients hold, and when it is freed
`server`          commands about the server
`synthesis`       scsynth's commands about synthesis, which is not done here
`buffers`         commands about buffers
`files`           how these read and write sound files
`bufnmf`          commands that take buffers apart
`bufcompose`      the command that puts parts of them together
`tasks`           from a command to its task, and from what happens to that to answers
`live`            commands about live audio
`monitor`         commands that play buffers beside it
`flucoma`         what FluCoMa's own classes send, for the two that take apart and put together
`flucoma_values`  how the values that they send are taken
`reference`       the reference page, made from the declarations
================  ==================================================================
"""
