// Makes bases that are on the way from one set to another, with the arguments of FluidNMFMorph where they fit a buffer.

BufNMFMorph : NMFProcess {
	*process { |server, source, target, destination, autoassign = 1, amount = 0.5, flucoma = 0, action, onFailure|
		^this.newValues([source, target, destination, autoassign, amount, flucoma]).start(server, action, onFailure)
	}

	*processBlocking { |server, source, target, destination, autoassign = 1, amount = 0.5, flucoma = 0, action, onFailure|
		^this.newValues([source, target, destination, autoassign, amount, flucoma])
			.start(server, action, onFailure, nil, 1)
	}

	bufferKeys { ^#[\source, \target, \destination] }

	inputKeys { ^[\source, \target] }

	outputKeys { ^[\destination] }

	flagKeys { ^#[\autoassign, \flucoma] }
}
