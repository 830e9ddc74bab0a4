"""Sessions: buffers and the state of live sound in a folder, as sound files and a file of JSON.

names     how sessions may be called
manifest  the file of JSON
folder    a session's folder: written so that it always has a whole session, and read
store     the folder of all sessions

Nothing here knows the event loop: `nmfserver.commands.saving` does all of it in threads.
"""
