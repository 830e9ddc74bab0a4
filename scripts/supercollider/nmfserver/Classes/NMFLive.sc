// Live sound of nmfserver: what comes in is taken apart while it sounds. A method for each command.

NMFLive : NMFClient {
	var <outputs = 0, known, listed;
	var <>onActivations, <>onEnvelopes, <>onOnset, <>onLevels, <>onNames, <>onTempo, <>onStopped;

	prInit { |server|
		known = #[];
		listed = IdentityDictionary.new;
		super.prInit(server)
	}

	prQuestions { ^#['/live/status', '/live/gains', '/live/names', '/tempo'] }

	prNews {
		^IdentityDictionary[
			'/live/activations' -> { |time ... values| onActivations.value(values, time) },
			'/live/envelopes' -> { |time ... values| onEnvelopes.value(values, time) },
			'/live/onset' -> { |component, strength| onOnset.value(component, strength) },
			'/live/levels' -> { |kind ... values| onLevels.value(kind, values.clump(3)) },
			'/live/names' -> { |... names| known = names; onNames.value(names) },
			'/live/stopped' -> { |reason| onStopped.value(reason.asString) },
			'/tempo.reply' -> { |bpm, position| onTempo.value(bpm, position) },
			'/scene' -> { |name| this.prList('/scene/list', name) },
			'/session' -> { |name| this.prList('/session/list', name) }
		]
	}

	// --- the session

	start { |device, inDevice, outDevice, channels, windowSize, delay, bases, open, sampleRate, blockSize, latency, hopSize,
		fftSize, iterations, maxComponents, mode, limiter, warmstart, capture, again, action, onFailure|
		var pairs = [
			device: device, inDevice: inDevice, outDevice: outDevice, channels: channels, windowSize: windowSize,
			delay: delay, bases: bases, open: this.prFlag(open), sampleRate: sampleRate, blockSize: blockSize,
			latency: latency, hopSize: hopSize, fftSize: fftSize, iterations: iterations, maxComponents: maxComponents,
			mode: mode, limiter: this.prFlag(limiter), warmstart: this.prFlag(warmstart), capture: capture,
			again: this.prFlag(again)
		];
		this.prExpect('/live/start', { |answer|
			outputs = this.prFacts(answer)[\outputs];
			this.names { action.value(this) }
		}, onFailure);
		server.whenRunning({ this.prSend('/live/start', pairs) }, { this.prFail('/live/start', "nmfserver is not running") })
	}

	stop { |action, onFailure| this.prAsk('/live/stop', [], { action.value(this) }, onFailure) }

	open { |fade| this.prSend('/live/open', [fade: fade]) }

	panic { this.prSend('/panic', []) }

	mode_ { |mode| this.prSend('/live/mode', [mode: mode]) }

	input { |gain, mute, ramp| this.prSend('/live/input', [gain: gain, mute: this.prFlag(mute), ramp: ramp]) }

	status { |action, onFailure| this.prAsk('/live/status', [], { |answer| action.value(this.prFacts(answer)) }, onFailure) }

	// Keeps everybody from changing it by mistake.
	lock { |flag = true| this.prSend('/live/lock', [flag: this.prFlag(flag)]) }

	// The next start begins afresh.
	forget { this.prSend('/live/forget', []) }

	// How often activations and levels come, in messages a second.
	rate_ { |hz| this.prSend('/live/rate', [hz: hz]) }

	// --- components

	learn { |seconds, components, iterations, every, seeded, seed, fade, bases, beats, quantum, action, onFailure,
		templateFrames|
		this.prAsk('/live/learn', [
			seconds: seconds, components: components, iterations: iterations, every: every, seeded: this.prFlag(seeded),
			seed: seed, fade: fade, bases: bases, beats: beats, quantum: quantum, templateFrames: templateFrames
		], { |answer| action.value(answer[1], this) }, onFailure)
	}

	useBases { |buffer, fade, action, onFailure, templateFrames|
		this.prAsk('/live/bases', [id: buffer, fade: fade, templateFrames: templateFrames], { action.value(this) }, onFailure)
	}

	// The bases before those in use.
	undo { |fade, action, onFailure|
		this.prAsk('/live/undo', [fade: fade], { |answer| action.value(answer[1], this) }, onFailure)
	}

	name { |component, name| this.prSend('/component/name', [component: component, name: name]) }

	names { |action, onFailure|
		this.prAsk('/live/names', [], { |answer| known = answer; action.value(answer) }, onFailure)
	}

	gain { |component, gain, ramp| this.prSend('/live/gain', [component: component, gain: gain, ramp: ramp]) }

	gains { |action, onFailure| this.prAsk('/live/gains', [], { |answer| action.value(answer) }, onFailure) }

	gains_ { |gains| this.prSend('/live/gains', [gains: gains]) }

	mute { |component, flag = true, ramp|
		this.prSend('/live/mute', [component: component, flag: this.prFlag(flag), ramp: ramp])
	}

	solo { |component, flag = true, ramp|
		this.prSend('/live/solo', [component: component, flag: this.prFlag(flag), ramp: ramp])
	}

	endSolos { |ramp| this.prSend('/live/solo', [component: -1, ramp: ramp]) }

	freeze { |flag = true, ramp| this.prSend('/live/freeze', [flag: this.prFlag(flag), ramp: ramp]) }

	// The bases in use on their way to those of a buffer; without a buffer, to the same ones as before.
	morph { |buffer, amount = 1, ramp, action, onFailure|
		this.prAsk('/live/morph', [id: buffer ? -1, amount: amount, ramp: ramp], { action.value(this) }, onFailure)
	}

	// How envelopes and onsets follow the activations.
	following { |release, threshold, hysteresis, refractory|
		this.prSend('/live/following', [
			release: release, threshold: threshold, hysteresis: hysteresis, refractory: refractory
		])
	}

	// The bus of scsynth where a component arrives, if nmfserver's outputs are connected to scsynth's inputs in their order:
	// the mix comes first, on two of them.
	busOf { |component, synth|
		var number = if(component.isNumber) { component } { known.indexOf(component.asSymbol) };
		var input = (number ? 0) + 2, options, complaint;
		synth = synth ? Server.default;
		options = synth.options;
		complaint = case
		{ number.isNil } { "no component is called %".format(component) }
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
	capture { |buffer, seconds, ago, beats, quantum, action, onFailure|
		this.prAsk('/live/capture', [id: buffer, seconds: seconds, ago: ago, beats: beats, quantum: quantum], {
			this.prExpect('/b_query', { action.value(buffer, this) });
			buffer.updateInfo({ this.prAnswered('/b_query') })
		}, onFailure)
	}

	// Plays a buffer of nmfserver's beside the live sound.
	play { |buffer, gains, pans, loop, start, at, beats, quantum, action, onFailure|
		this.prAsk('/monitor/play', [
			id: buffer, gains: gains, pans: pans, loop: this.prFlag(loop), start: start, at: at,
			beats: beats, quantum: quantum
		], { action.value(buffer, this) }, onFailure)
	}

	// Stops that; without a buffer, all that plays.
	stopPlaying { |buffer| this.prSend('/monitor/stop', [id: buffer]) }

	// --- time

	// Beats a minute, and the position of beat 0.
	tempo { |action, onFailure| this.prAsk('/tempo', [], { |answer| action.valueArray(answer) }, onFailure) }

	tempo_ { |bpm| this.prSend('/tempo', [bpm: bpm]) }

	tap { this.prSend('/tap', []) }

	// --- what is kept

	storeScene { |name| this.prSend('/scene/store', [name: name]) }

	recallScene { |name, fade, action, onFailure|
		this.prAsk('/scene/recall', [name: name, fade: fade], { action.value(this) }, onFailure)
	}

	freeScene { |name| this.prSend('/scene/free', [name: name]) }

	scenes { |action, onFailure| this.prAskList('/scene/list', action, onFailure) }

	saveSession { |name, action, onFailure|
		this.prAsk('/session/save', [name: name], { action.value(this) }, onFailure)
	}

	loadSession { |name, action, onFailure|
		this.prAsk('/session/load', [name: name], { action.value(this) }, onFailure)
	}

	sessions { |action, onFailure| this.prAskList('/session/list', action, onFailure) }

	// A list comes name by name, and then its end.
	prAskList { |address, action, onFailure|
		this.prAsk(address, [], {
			var names = listed.removeAt(address);
			action.value(names.asArray)
		}, onFailure)
	}

	prList { |address, name| listed[address] = listed[address].add(name) }

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
			{ #[\mutes, \solos].includes(key) } { found }
			{ found.size == 1 } { found[0] }
			{ found }
		}
	}
}
