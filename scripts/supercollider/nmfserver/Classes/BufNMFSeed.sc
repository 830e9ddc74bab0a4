// Makes bases and activations that BufNMF can start from, with the arguments of FluidBufNMFSeed.

BufNMFSeed : NMFJob {
	classvar methods = #[\nmfsvd, \nndsvdar, \nndsvda, \nndsvd]; // FluCoMa's 0 to 3

	*process { |server, source, bases = -1, activations = -1, minComponents = 1, maxComponents = 200, coverage = 0.5,
		method = 0, seed = -1, windowSize, hopSize, fftSize, freeWhenDone = true, action, onFailure, onProgress,
		startFrame = 0, numFrames = -1, startChan = 0, numChans = -1, flucoma = 0|
		^this.newValues([
			source, bases, activations, minComponents, maxComponents, coverage, method, seed, windowSize, hopSize,
			fftSize, startFrame, numFrames, startChan, numChans, flucoma
		]).start(server, action, onFailure, onProgress)
	}

	*processBlocking { |server, source, bases = -1, activations = -1, minComponents = 1, maxComponents = 200,
		coverage = 0.5, method = 0, seed = -1, windowSize, hopSize, fftSize, freeWhenDone = true, action, onFailure,
		onProgress, startFrame = 0, numFrames = -1, startChan = 0, numChans = -1, flucoma = 0|
		^this.newValues([
			source, bases, activations, minComponents, maxComponents, coverage, method, seed, windowSize, hopSize,
			fftSize, startFrame, numFrames, startChan, numChans, flucoma
		]).start(server, action, onFailure, onProgress, 1)
	}

	bufferKeys { ^#[\source, \bases, \activations] }

	wordKeys { ^#[\method] }

	flagKeys { ^#[\flucoma] }

	inputKeys { ^[\source] }

	resultKeys { ^#[\bases, \activations] }

	prInit { |list|
		var method;
		super.prInit(list);
		method = values[\method];
		if(method.isKindOf(SimpleNumber)) { values[\method] = methods[method.asInteger] ? method }
	}

	valueComplaint { |key|
		^if(key == \method and: { values[key].isKindOf(SimpleNumber) }) { "it is a word, or a number from 0 to 3" } {
			super.valueComplaint(key)
		}
	}
}
