// Live sound of nmfserver: what comes in is taken apart while it sounds. A method for each command.

NMFLive : NMFClient {
	var <outputs = 0;
	var <>onActivations, <>onLevels, <>onStopped;

	prQuestions { ^#['/live/status', '/live/gains'] }

	prNews {
		^IdentityDictionary[
			'/live/activations' -> { |time ... values| onActivations.value(values, time) },
			'/live/levels' -> { |kind ... values| onLevels.value(kind, values.clump(3)) },
			'/live/stopped' -> { |reason| onStopped.value(reason.asString) }
		]
	}

	// --- the session

	start { |device, inDevice, outDevice, channels, windowSize, delay, bases, open, sampleRate, blockSize, latency, hopSize,
		fftSize, iterations, maxComponents, mode, limiter, warmstart, capture, action, onFailure|
		var pairs = [
			device: device, inDevice: inDevice, outDevice: outDevice, channels: channels, windowSize: windowSize,
			delay: delay, bases: bases, open: this.prFlag(open), sampleRate: sampleRate, blockSize: blockSize,
			latency: latency, hopSize: hopSize, fftSize: fftSize, iterations: iterations, maxComponents: maxComponents,
			mode: mode, limiter: this.prFlag(limiter), warmstart: this.prFlag(warmstart), capture: capture
		];
		this.prExpect('/live/start', { |answer| outputs = this.prFacts(answer)[\outputs]; action.value(this) }, onFailure);
		server.whenRunning({ this.prSend('/live/start', pairs) }, { this.prFail('/live/start', "nmfserver is not running") })
	}

	stop { |action, onFailure| this.prAsk('/live/stop', [], { action.value(this) }, onFailure) }

	open { |fade| this.prSend('/live/open', [fade: fade]) }

	panic { this.prSend('/panic', []) }

	mode_ { |mode| this.prSend('/live/mode', [mode: mode]) }

	input { |gain, mute, ramp| this.prSend('/live/input', [gain: gain, mute: this.prFlag(mute), ramp: ramp]) }

	status { |action, onFailure| this.prAsk('/live/status', [], { |answer| action.value(this.prFacts(answer)) }, onFailure) }

	// How often activations and levels come, in messages a second.
	rate_ { |hz| this.prSend('/live/rate', [hz: hz]) }

	// --- components

	learn { |seconds, components, iterations, every, seeded, seed, fade, bases, action, onFailure|
		this.prAsk('/live/learn', [
			seconds: seconds, components: components, iterations: iterations, every: every, seeded: this.prFlag(seeded),
			seed: seed, fade: fade, bases: bases
		], { |answer| action.value(answer[1], this) }, onFailure)
	}

	useBases { |buffer, fade, action, onFailure|
		this.prAsk('/live/bases', [id: buffer, fade: fade], { action.value(this) }, onFailure)
	}

	gain { |component, gain, ramp| this.prSend('/live/gain', [component: component, gain: gain, ramp: ramp]) }

	gains { |action, onFailure| this.prAsk('/live/gains', [], { |answer| action.value(answer) }, onFailure) }

	gains_ { |gains| this.prSend('/live/gains', [gains: gains]) }

	// The bus of scsynth where a component arrives, if nmfserver's outputs are connected to scsynth's inputs in their order:
	// the mix comes first, on two of them.
	busOf { |component, synth|
		var input = component + 2, options, complaint;
		synth = synth ? Server.default;
		options = synth.options;
		complaint = case
		{ input >= outputs } {
			"component % has no output of its own: live audio has % outputs".format(component, outputs)
		}
		{ input >= options.numInputBusChannels } {
			"component % needs % inputs of '%', which has %: set numInputBusChannels before it boots"
			.format(component, input + 1, synth.name, options.numInputBusChannels)
		};
		complaint !? { "NMFLive: %".format(complaint).error; ^nil };
		^Bus(\audio, options.numOutputBusChannels + input, 1, synth)
	}

	// --- what was just played

	// Copies what came in into a buffer of nmfserver's.
	capture { |buffer, seconds, ago, action, onFailure|
		this.prAsk('/live/capture', [id: buffer, seconds: seconds, ago: ago], {
			this.prExpect('/b_query', { action.value(buffer, this) });
			buffer.updateInfo({ this.prAnswered('/b_query') })
		}, onFailure)
	}

	// Plays a buffer of nmfserver's beside the live sound.
	play { |buffer, gains, pans, loop, start, at, action, onFailure|
		this.prAsk('/monitor/play', [
			id: buffer, gains: gains, pans: pans, loop: this.prFlag(loop), start: start, at: at
		], { action.value(buffer, this) }, onFailure)
	}

	// Stops that; without a buffer, all that plays.
	stopPlaying { |buffer| this.prSend('/monitor/stop', [id: buffer]) }

	// Words with the values behind each: one by itself, several as an Array, levels three by three.
	prFacts { |values|
		var facts = IdentityDictionary.new, word;
		values.do { |value|
			var isValue = #[\mode, \device].includes(word) and: { facts[word].isEmpty };
			if(value.isKindOf(Symbol) and: { isValue.not }) { word = value; facts[word] = [] } {
				facts[word] = facts[word].add(value)
			}
		};
		^facts.collect { |found, key|
			case
			{ key.asString.endsWith("Levels") } { found.clump(3) }
			{ found.size == 1 } { found[0] }
			{ found }
		}
	}
}
