/**
 * The types of the page: what its process sends (see nmfserver/page), and what the browser keeps beside it.
 *
 * @typedef {object} ServerInfo
 * @property {boolean} connected
 * @property {string} host
 * @property {number} port
 * @property {string} version
 * @property {string} reason  why there is no connection
 * @property {boolean} [local]
 * @property {{used: number, quota: number}} [memory]  bytes
 * @property {string} [client]  what the maker of a buffer is called that this page has made
 *
 * @typedef {object} SoundBuffer
 * @property {number} ref  the page's number, for addresses
 * @property {string|number} key  the server's name or number
 * @property {number} frames
 * @property {number} channels
 * @property {number} sampleRate  Hz
 * @property {number} version  grows with every change of the samples
 * @property {string} maker
 * @property {string[]} names  of its channels, which are components; empty where there are none
 * @property {number} [source]  the number of the sound of which it is a result
 *
 * @typedef {object} Job
 * @property {number} number
 * @property {"waiting"|"running"|"done"|"failed"|"cancelled"} state
 * @property {string} command
 * @property {string} client
 * @property {number} [fraction]  0…1
 * @property {number} [divergence]
 * @property {number} [secondsLeft]
 * @property {number} [seconds]
 * @property {string} [reason]
 * @property {string} [note]  what has to be done first, such as compiling
 * @property {string} [source]
 * @property {number} [components]
 *
 * @typedef {object} Take  one decomposition
 * @property {number} ref  its number: that of the first of its results that is there, of stems, activations and bases
 * @property {number} [stems]
 * @property {number} [source]
 * @property {number} [bases]
 * @property {number} [activations]
 * @property {number} components
 * @property {number} window
 * @property {number} hop
 * @property {number} fft
 * @property {number} startFrame  where it begins in the source
 * @property {number} frames
 * @property {number} startChannel
 * @property {number} channels  of the source that were taken
 * @property {string} [stereo]
 * @property {string} [order]
 * @property {string} [solver]
 * @property {number} [iterations]
 * @property {number} [seed]
 * @property {number} [templateFrames]  of each basis, where there are several
 * @property {number} [sparsity]  where it is not 0
 *
 * @typedef {object} Mix  how the parts of a take are called and heard; lists by component
 * @property {string[]} names
 * @property {number[]} gains  linear
 * @property {number[]} pans  -1…1
 * @property {boolean[]} mutes
 * @property {boolean[]} solos
 *
 * @typedef {object} Live  `/live/status`, by its names
 * @property {number} running
 * @property {string} [mode]
 * @property {number} [open]
 * @property {number[]} [load]  mean, peak
 * @property {number} [xruns]
 * @property {number} [late]
 * @property {number} [components]
 * @property {number} [sampleRate]
 * @property {number} [latency]
 * @property {number} [inputs]
 * @property {number} [outputs]
 * @property {string} [device]
 * @property {number} [freeze]
 * @property {number[]} [gains]
 * @property {number[]} [mutes]
 * @property {number[]} [solos]
 * @property {string[]} [names]
 * @property {string[]} [scenes]
 * @property {number[]} [inputLevels]
 * @property {number[]} [outputLevels]
 * @property {number[]} [componentLevels]
 *
 * @typedef {object} Meters  the newest levels; peak, root mean square, clip a channel
 * @property {number[]} [activations]
 * @property {number[]} [inputs]
 * @property {number[]} [outputs]
 * @property {number[]} [components]
 *
 * @typedef {object} Settings  of the next `/bufnmf`
 * @property {number} components  -1: found
 * @property {string} preset
 * @property {string} stereo
 * @property {string} order
 * @property {string} solver
 * @property {number} iterations
 * @property {number} seed
 * @property {number} windowSize  0: the preset's, or the usual one
 * @property {number} hopSize
 * @property {number} templateFrames  of each basis
 * @property {number} sparsity  of the activations
 * @property {boolean} onlyLoop  only the part of the loop
 * @property {number} drawnMode  1: what was drawn is a start, 2: it is kept
 *
 * @typedef {object} Span
 * @property {number} start  frame
 * @property {number} end  frame behind the last one
 *
 * @typedef {object} Drawn  what was drawn into a take, by channel: those of the first audio channel are the components
 * @property {number} take  its number
 * @property {Record<number, Float32Array>} bases
 * @property {Record<number, Float32Array>} activations
 * @property {Line[]} coming  lines that wait for the values into which they are drawn
 *
 * @typedef {object} Line
 * @property {"bases"|"activations"} kind
 * @property {number} component
 * @property {Point} from
 * @property {Point} to
 *
 * @typedef {object} Point
 * @property {number} at  a bin or a frame of the activation
 * @property {number} height  0…1 of the largest value
 *
 * @typedef {object} JobPast
 * @property {number} order  higher: later
 * @property {number[]} divergences  as they fell
 *
 * @typedef {object} View  what this page alone shows
 * @property {boolean} online  whether the page's own process answers
 * @property {string} refused  why it lets this page in no more
 * @property {string} panel  which one is visible on a narrow screen
 * @property {number|null} source  the buffer that is shown
 * @property {number} chosen  the component that is shown large
 * @property {Span|null} span  the frames that are visible; null: all
 * @property {Span|null} loop
 * @property {boolean} looping
 * @property {boolean} playing
 * @property {number} cursor  the frame where it starts to play
 * @property {"original"|"mix"} heard
 * @property {Settings} settings
 * @property {boolean} details  whether the details of the settings are open
 * @property {string} notice
 * @property {boolean} alarm  whether the notice is a failure
 * @property {number} uploads  files on their way
 * @property {boolean} drawing  whether the pointer draws
 * @property {Drawn|null} drawn
 * @property {string} changing  what is being done to components: one such thing at a time; empty: nothing
 * @property {number} edits  how often something was done, undone or redone
 * @property {Meters} meters
 * @property {Record<number, JobPast>} past  of jobs
 * @property {number} loads  how many pieces of data have arrived: views draw again
 *
 * @typedef {object} State
 * @property {ServerInfo} server
 * @property {{version: string, uploadLimit: number, start?: string, show?: number, takeApart?: boolean}} page
 * @property {Record<string, SoundBuffer>} buffers
 * @property {Record<string, Job>} jobs
 * @property {Record<string, Take>} decompositions
 * @property {Live} live
 * @property {Record<string, any>} shared  notes that all pages agree on
 * @property {View} view
 */
export {};
