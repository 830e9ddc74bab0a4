// Rebuilds a sound from the frames of another one, with the arguments of FluidBufNMFCross.

BufNMFCross : NMFJob {
	*process { |server, source, target, output, timeSparsity = 7, polyphony = 11, continuity = 7, iterations = 50,
		seed = -1, windowSize, hopSize, fftSize, freeWhenDone = true, action, onFailure, onProgress,
		phase, flucoma = 0|
		^this.newValues([
			source, target, output, timeSparsity, polyphony, continuity, iterations, seed, windowSize, hopSize, fftSize,
			phase, flucoma
		]).start(server, action, onFailure, onProgress)
	}

	*processBlocking { |server, source, target, output, timeSparsity = 7, polyphony = 11, continuity = 7,
		iterations = 50, seed = -1, windowSize, hopSize, fftSize, freeWhenDone = true, action, onFailure, onProgress,
		phase, flucoma = 0|
		^this.newValues([
			source, target, output, timeSparsity, polyphony, continuity, iterations, seed, windowSize, hopSize, fftSize,
			phase, flucoma
		]).start(server, action, onFailure, onProgress, 1)
	}

	bufferKeys { ^#[\source, \target, \output] }

	wordKeys { ^#[\phase] }

	flagKeys { ^#[\flucoma] }

	inputKeys { ^[\source, \target] }

	resultKeys { ^#[\output] }

	outputKeys { ^this.resultKeys }

	// As many frames before as after are an odd number; FluCoMa takes an even one as the next.
	prInit { |list|
		super.prInit(list);
		([\timeSparsity, \continuity] ++ if(values[\flucoma] == 1) { [\polyphony] } { [] }).do { |key|
			var value = values[key];
			if(value.isKindOf(SimpleNumber) and: { value % 2 == 0 }) { values[key] = value + 1 }
		}
	}
}
