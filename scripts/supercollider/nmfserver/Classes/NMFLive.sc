// Live sound of nmfserver: what comes in is taken apart while it sounds. A method for each command.
//
// Commands of the server's queue end in a /done or a /fail, in the order in which they were sent, and questions in a
// reply; whoever waits for one stands in a list under the command's address. All other commands say nothing unless they
// fail. What is nil is not sent, so that the server's own defaults hold.

NMFLive {
	classvar questions = #['/live/status', '/live/gains'];
	var <server, <outputs = 0, waiting, sent, responders, ended, watcher;
	var <>onActivations, <>onLevels, <>onStopped;

	*new { |server| ^super.new.prInit(server ?? { NMFServer.default }) }

	prInit { |argServer|
		server = argServer;
		waiting = IdentityDictionary.new;
		sent = IdentitySet.new;
		ended = Condition { waiting.every(_.isEmpty) };
		responders = this.prResponders.asAssociations.collect { |pair|
			OSCFunc({ |message| pair.value.valueArray(message.drop(1)) }, pair.key, server.addr).fix
		}
	}

	prResponders {
		var found = IdentityDictionary[
			'/done' -> { |address ... values| this.prAnswered(address, values) },
			'/fail' -> { |address, reason| if(sent.includes(address)) { this.prFail(address, reason) } },
			'/live/activations' -> { |time ... values| onActivations.value(values, time) },
			'/live/levels' -> { |kind ... values| onLevels.value(kind, values.clump(3)) },
			'/live/stopped' -> { |reason| onStopped.value(reason.asString) }
		];
		questions.do { |address|
			found[(address ++ ".reply").asSymbol] = { |... values| this.prAnswered(address, values) }
		};
		^found
	}

	// It hears nothing any more; live sound goes on.
	free { responders.do(_.free) }

	// Until everything that was asked of the server is done, or has failed.
	wait { ended.wait }

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
		var options, input = component + 2;
		synth = synth ? Server.default;
		options = synth.options;
		if(input >= outputs) {
			"NMFLive: component % has no output of its own: live audio has % outputs".format(component, outputs).error;
			^nil
		};
		if(input >= options.numInputBusChannels) {
			"NMFLive: component % needs % inputs of '%', which has %: set numInputBusChannels before it boots"
				.format(component, input + 1, synth.name, options.numInputBusChannels).error;
			^nil
		};
		^Bus(\audio, options.numOutputBusChannels + input, 1, synth)
	}

	// Copies what came in into a buffer of nmfserver's.
	capture { |buffer, seconds, ago, action, onFailure|
		this.prAsk('/live/capture', [id: buffer, seconds: seconds, ago: ago], {
			this.prExpect('/b_query', { action.value(buffer, this) });
			buffer.updateInfo({ this.prAnswered('/b_query') })
		}, onFailure)
	}

	// --- what all of these share

	prFlag { |value| ^value !? { value.binaryValue } }

	// Sends a command and its arguments, pairs of keys and values.
	prSend { |address, pairs|
		if(server.isAlive.not) { ^this.prFail(address, "nmfserver is not running") };
		sent.add(address);
		server.sendMsg(address, *pairs.clump(2).reject { |pair| pair[1].isNil }.collect { |pair|
			["@" ++ pair[0]] ++ this.prValues(pair[1])
		}.flatten(1))
	}

	prValues { |value|
		^case
		{ value.isKindOf(Buffer) } { [value.bufnum] }
		{ value.isString } { [value] }
		{ value.asArray }
	}

	prAsk { |address, pairs, action, onFailure|
		this.prExpect(address, action, onFailure);
		this.prSend(address, pairs)
	}

	prExpect { |address, action, onFailure|
		waiting[address] = waiting[address].add((action: action, onFailure: onFailure));
		watcher = watcher ?? {
			SkipJack({ this.prWatch }, 0.25, {
				if(ended.test.value) { watcher = nil };
				watcher.isNil
			}, this.class.name)
		}
	}

	// A server that has gone says nothing.
	prWatch {
		if(server.isAlive.not and: { server.serverBooting.not }) {
			waiting.keys.do { |address| waiting[address].size.do { this.prFail(address, "nmfserver has gone") } }
		}
	}

	prAnswered { |address, values| this.prEnd(address) { |expected| expected[\action].value(values) } }

	prFail { |address, reason|
		reason = reason.asString;
		"NMFLive: %: %".format(address, reason).perform(if(reason == "cancelled") { \postln } { \error });
		this.prEnd(address) { |expected| expected[\onFailure].value(reason, this) }
	}

	// Tells the one that has waited longest; it may ask for more at once.
	prEnd { |address, function|
		var first = waiting[address].asArray.first;
		first !? {
			waiting[address] = waiting[address].drop(1);
			protect { function.value(first) } { ended.signal }
		}
	}

	// Words with the values behind each: one by itself, several as an Array, levels three by three.
	prFacts { |values|
		var facts = IdentityDictionary.new, word;
		values.do { |value|
			var isValue = #[\mode, \device].includes(word) and: { facts[word].isEmpty };
			if(value.isKindOf(Symbol) and: { isValue.not }) { word = value; facts[word] = [] } {
				facts[word] = facts[word].add(value)
			}
		};
		^facts.collect { |values, word|
			case
			{ word.asString.endsWith("Levels") } { values.clump(3) }
			{ values.size == 1 } { values[0] }
			{ values }
		}
	}
}
