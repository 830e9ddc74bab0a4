// Measures components: of stems, or of bases and activations.

BufDescribe : NMFJob {
	classvar measures = #[
		\share, \level, \centroid, \spread, \flatness, \pitch, \confidence, \nearest, \correlation, \onsets
	];
	classvar lost = "measures were lost on the way: describe fewer components at a time, some hundreds";
	var <described, coming, missing;

	*process { |server, source = -1, bases = -1, activations = -1, destination = -1, components, windowSize, hopSize,
		fftSize, action, onFailure, onProgress|
		^this.newValues([source, bases, activations, destination, components, windowSize, hopSize, fftSize])
			.start(server, action, onFailure, onProgress)
	}

	*processBlocking { |server, source = -1, bases = -1, activations = -1, destination = -1, components, windowSize,
		hopSize, fftSize, action, onFailure, onProgress|
		^this.newValues([source, bases, activations, destination, components, windowSize, hopSize, fftSize])
			.start(server, action, onFailure, onProgress, 1)
	}

	bufferKeys { ^#[\source, \bases, \activations, \destination] }

	inputKeys { ^this.prNamed([\source, \bases, \activations]) }

	resultKeys { ^#[\destination] }

	prComplaint {
		^super.prComplaint ?? {
			if(this.inputKeys.isEmpty) {
				"nothing is named to be described: give source, or bases or activations, a buffer"
			}
		}
	}

	// The measures of one process come one after the other, right before its /done.
	prListen { |target|
		super.prListen(target);
		this.prRespond('/bufdescribe/component', target) { |message| this.prAdd(message[1], message[2..]) };
		this.prRespond('/bufdescribe/onsets', target) { |message| this.prAddOnsets(message[1], message[3..]) }
	}

	prAdd { |number, found|
		var component = ().putPairs([measures, found].flop.flat);
		if(number == 0) { coming = []; missing = 0 };
		coming = coming.add(component);
		missing = (missing ? 0) + component[\onsets];
		component[\onsets] = []
	}

	prAddOnsets { |number, times|
		var component = coming.asArray[number];
		component !? {
			component[\onsets] = component[\onsets] ++ times;
			missing = missing - times.size
		}
	}

	prFinish { |pairs|
		if(coming.size != pairs[pairs.indexOf(\components) + 1] or: { missing != 0 }) {
			job = nil;
			^this.prFail(lost)
		};
		described = coming;
		super.prFinish(pairs)
	}

	// The /done may be lost with them.
	prGone { ^if(coming.isNil) { super.prGone } { lost } }

	prDone { |target, message|
		super.prDone(target, message);
		if(message[1] == this.address) { coming = nil } // they were another process's
	}
}
