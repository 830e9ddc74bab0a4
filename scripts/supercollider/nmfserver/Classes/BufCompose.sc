// Copies a part of a buffer over, or onto, a part of another, with the arguments of FluidBufCompose.

BufCompose : NMFProcess {
	classvar keys = #[
		\source, \startFrame, \numFrames, \startChan, \numChans, \gain,
		\destination, \destStartFrame, \destStartChan, \destGain
	];

	*process { |server, source, startFrame = 0, numFrames = -1, startChan = 0, numChans = -1, gain = 1, destination,
		destStartFrame = 0, destStartChan = 0, destGain = 0, freeWhenDone = true, action, onFailure|
		^this.newValues(keys, [
			source, startFrame, numFrames, startChan, numChans, gain, destination, destStartFrame, destStartChan, destGain
		]).start(server, action, onFailure)
	}

	*processBlocking { |server, source, startFrame = 0, numFrames = -1, startChan = 0, numChans = -1, gain = 1,
		destination, destStartFrame = 0, destStartChan = 0, destGain = 0, freeWhenDone = true, action, onFailure|
		^this.newValues(keys, [
			source, startFrame, numFrames, startChan, numChans, gain, destination, destStartFrame, destStartChan, destGain
		]).start(server, action, onFailure, nil, 1)
	}

	bufferKeys { ^#[\source, \destination] }

	frameKeys { ^#[\startFrame, \numFrames, \destStartFrame] }

	inputKeys { ^[\source, \destination] }

	outputKeys { ^[\destination] }

	execute { |list, travelling, next|
		var work = ['/bufcompose'] ++ list;
		if(travelling.isEmpty) { ^this.prBatch(host, [work], next) };
		this.prBatch(host, this.prArrival(travelling)) {
			if(this.prHasAll(travelling)) {
				this.prBatch(host, [work ++ [['/b_query', this.prName(\destination)]]]) {
					this.prBatch(host, this.prWriting([\destination], { |key| this.prName(key) }, { [0, -1] }), next)
				}
			}
		}
	}

	prBatchID { |message|
		^if(message[0] == '/bufcompose') { message[message.indexOf(\destination) + 1] } { super.prBatchID(message) }
	}
}
