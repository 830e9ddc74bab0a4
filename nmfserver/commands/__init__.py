"""The commands: each a small class with its fields, limits and documentation.

================  ==================================================================
`fields`          kinds of values, and the declaration of a command's fields
`base`            the base classes of commands, the registry, what a running command may use
`binding`         arguments of a message to fields of a command
`dispatch`        from packets to commands, which run at once or go to the queue
`endings`         /done and /fail: their only sender
`queue`           the life of a queued command; one queue for each client
`resources`       what clients hold, and when it is freed
`news`            what clients are told that watch buffers and jobs
`notify`          the commands by which they watch
`dump`            /dumpOSC: received packets in the log
`server`          commands about the server
`synthesis`       scsynth's synthesis commands, which are ignored or refused
`buffers`         commands about buffers
`files`           how these read and write sound files
`bufnmf`          commands that decompose buffers
`bufnmfseed`      the command that makes seeds for them
`bufnmftrain`     the command that learns bases from many buffers
`bufnmffilter`    commands that take buffers apart as live sound is
`bufnmfmorph`     the command that makes bases between two sets
`bufnmfcross`     the command that rebuilds a sound from another one's frames
`bufcompose`      the command that copies a part of a buffer into another
`bufdescribe`     the command that measures components
`bufedit`         commands that edit them
`tasks`           from commands to tasks, and from the events of tasks to answers
`live`            commands about live audio
`performing`      commands for who plays live: mute, solo, freeze, morph
`names`           commands about the names of components
`scenes`          commands that store a mix, and return to it
`keeping`         commands about what of live sound is kept: earlier bases, a lock
`tempo`           commands about beats
`positions`       positions of live audio, as messages have them
`again`           settings of an earlier command, taken again
`sessions`        commands that save and load sessions
`keeper`          all sessions of a server, those that it saves by itself included
`saving`          writes a session
`loading`         reads a session
`monitor`         commands that play buffers, beside the live sound or alone
`panic`           commands that silence everything
`flucoma`         the commands of FluCoMa's own SuperCollider classes
`flucoma_values`  the conversion of their values
`flucoma_missing` those of its classes that are not understood, and what there is instead
`contents`        all modules with commands, in the order of the reference page
`reference`       the reference page, generated from the declarations
================  ==================================================================
"""
