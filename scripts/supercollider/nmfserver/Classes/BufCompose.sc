// Copies a part of a buffer over, or onto, a part of another, with the arguments of FluidBufCompose.

BufCompose : NMFProcess {
	*process { |server, source, startFrame = 0, numFrames = -1, startChan = 0, numChans = -1, gain = 1, destination,
		destStartFrame = 0, destStartChan = 0, destGain = 0, freeWhenDone = true, action, onFailure|
		^this.newValues([
			source, startFrame, numFrames, startChan, numChans, gain, destination, destStartFrame, destStartChan, destGain
		]).start(server, action, onFailure)
	}

	*processBlocking { |server, source, startFrame = 0, numFrames = -1, startChan = 0, numChans = -1, gain = 1,
		destination, destStartFrame = 0, destStartChan = 0, destGain = 0, freeWhenDone = true, action, onFailure|
		^this.newValues([
			source, startFrame, numFrames, startChan, numChans, gain, destination, destStartFrame, destStartChan, destGain
		]).start(server, action, onFailure, nil, 1)
	}

	bufferKeys { ^#[\source, \destination] }

	frameKeys { ^#[\startFrame, \numFrames, \destStartFrame] }

	inputKeys { ^[\source, \destination] }

	neededKeys { ^[\source] }

	outputKeys { ^[\destination] }
}
