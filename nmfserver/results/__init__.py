"""The files of a decomposition: what they are called, what is in them, and how all of them appear or none.

`source`       the sound file that was taken apart
`formats`      the kinds of sound files that stems can be written as
`mixes`        stems added by gains
`labels`       when each component sounds, for Audacity and Sonic Visualiser
`description`  the JSON beside the stems: settings, seed, measures, and which files belong together
`wanted`       what is to be written
`names`        what the files are called
`writing`      writes all of it
`placing`      moves new files to where they are to be, and replaces nothing unasked
`saving`       the same for one result of a Python program
"""
