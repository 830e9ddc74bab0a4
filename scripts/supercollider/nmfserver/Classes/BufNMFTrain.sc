// Learns one set of bases from many buffers.

BufNMFTrain : NMFJob {
	var sources; // the keys of the sounds: one each

	*process { |server, source, bases, components, passes, iterations, sparsity, balance, seed, windowSize, hopSize,
		fftSize, freeWhenDone = true, action, onFailure, onProgress|
		^this.newValues([
			source, bases, components, passes, iterations, sparsity, balance, seed, windowSize, hopSize, fftSize
		]).start(server, action, onFailure, onProgress)
	}

	*processBlocking { |server, source, bases, components, passes, iterations, sparsity, balance, seed, windowSize,
		hopSize, fftSize, freeWhenDone = true, action, onFailure, onProgress|
		^this.newValues([
			source, bases, components, passes, iterations, sparsity, balance, seed, windowSize, hopSize, fftSize
		]).start(server, action, onFailure, onProgress, 1)
	}

	bufferKeys { ^sources ++ [\bases] }

	flagKeys { ^#[\balance] }

	inputKeys { ^sources }

	resultKeys { ^#[\bases] }

	outputKeys { ^this.resultKeys }

	// nmfserver would say the same, but only when all sounds have travelled.
	prComplaint {
		var given = this.prNumbers(sources), twice;
		^super.prComplaint ?? {
			twice = given.detect { |number, i| given.indexOf(number) < i };
			twice !? { "buffer % is named twice; each sound is learned from once".format(twice) }
		}
	}

	prKeys { ^sources ++ super.prKeys.drop(1) }

	prInit { |list|
		var given = list[0], isOne = given.isKindOf(SequenceableCollection).not or: { given.isString };
		var sounds = if(isOne) { [given] } { given.asArray };
		if(sounds.isEmpty) { sounds = [nil] };
		sources = if(sounds.size == 1) { [\source] } { sounds.collect { |sound, i| "source[%]".format(i).asSymbol } };
		super.prInit(sounds ++ list.drop(1))
	}

	// The command has one key for all sounds.
	prList { |naming|
		var list = super.prList(naming), end = 2 * sources.size;
		^[\source] ++ list.keep(end).clump(2).collect(_.last) ++ list.drop(end)
	}
}
