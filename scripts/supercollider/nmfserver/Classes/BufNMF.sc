// Takes a buffer apart by non-negative matrix factorisation, with the arguments of FluidBufNMF.

BufNMF : NMFJob {
	classvar modes = #[\basesMode, \actMode];

	*process { |server, source, startFrame = 0, numFrames = -1, startChan = 0, numChans = -1, resynth = -1,
		resynthMode = -1, bases = -1, basesMode = 0, activations = -1, actMode = 0, components, iterations = 100,
		seed = -1, windowSize, hopSize, fftSize, freeWhenDone = true, action, onFailure, onProgress,
		solver, tolerance, budget, starts, order, stereo, preset, minComponents, maxComponents,
		templateFrames, sparsity|
		^this.newValues([
			source, startFrame, numFrames, startChan, numChans, resynth, resynthMode, bases, basesMode,
			activations, actMode, components, iterations, seed, windowSize, hopSize, fftSize,
			solver, tolerance, budget, starts, order, stereo, preset, minComponents, maxComponents,
			templateFrames, sparsity
		]).start(server, action, onFailure, onProgress)
	}

	*processBlocking { |server, source, startFrame = 0, numFrames = -1, startChan = 0, numChans = -1, resynth = -1,
		resynthMode = -1, bases = -1, basesMode = 0, activations = -1, actMode = 0, components, iterations = 100,
		seed = -1, windowSize, hopSize, fftSize, freeWhenDone = true, action, onFailure, onProgress,
		solver, tolerance, budget, starts, order, stereo, preset, minComponents, maxComponents,
		templateFrames, sparsity|
		^this.newValues([
			source, startFrame, numFrames, startChan, numChans, resynth, resynthMode, bases, basesMode,
			activations, actMode, components, iterations, seed, windowSize, hopSize, fftSize,
			solver, tolerance, budget, starts, order, stereo, preset, minComponents, maxComponents,
			templateFrames, sparsity
		]).start(server, action, onFailure, onProgress, 1)
	}

	bufferKeys { ^#[\source, \resynth, \bases, \activations] }

	flagKeys { ^#[\resynthMode] }

	wordKeys { ^#[\solver, \order, \stereo, \preset] }

	resultKeys { ^#[\resynth, \bases, \activations] }

	inputKeys {
		^[\source] ++ [[\bases, \basesMode], [\activations, \actMode]]
			.select { |pair| values[pair[0]] != -1 and: { values[pair[1]].asArray.any(_ != 0) } }.collect(_.first)
	}

	outputKeys {
		var isWritten = { |mode| values[mode].asArray.any(_ != 2) };
		^[[\resynth, values[\resynthMode] != 0], [\bases, isWritten.(\basesMode)], [\activations, isWritten.(\actMode)]]
			.select { |pair| values[pair[0]] != -1 and: { pair[1] } }.collect(_.first)
	}

	actionKeys { ^this.prNamed(this.resultKeys) }

	prComplaint {
		var named = [\bases, \activations] ++ if(values[\resynthMode] == 0) { [] } { [\resynth] };
		named = this.prNumbers(named).reject(_ == -1);
		^super.prComplaint ?? {
			if(named.asSet.size < named.size) { "resynth, bases and activations must be different buffers" }
		}
	}

	valueComplaint { |key|
		var value = values[key];
		if(modes.includes(key).not) { ^super.valueComplaint(key) };
		^if(value.asArray.notEmpty and: { value.asArray.every(_.isKindOf(SimpleNumber)) }) { nil } {
			"it is a number, or an Array with one for each component"
		}
	}

	// nmfserver itself writes results that travel to files; they go to none of its buffers.
	prList { |naming|
		if(folder.isNil) { ^super.prList(naming) };
		^super.prList { |key| if(this.inputKeys.includes(key)) { naming.value(key) } { -1 } }
			++ this.outputKeys.collect { |key| [(key ++ "File").asSymbol, folder.file(key)] }.flatten(1)
	}

	resultName { |key| ^folder.file(key).asSymbol }

	prCollect { |next| next.value }
}
