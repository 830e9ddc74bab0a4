// Something that nmfserver does with buffers of a server. The classes that inherit it are called as the commands.
//
// The server is nmfserver itself, or scsynth. Buffers of scsynth travel to nmfserver and back through files in a folder
// of the process's own, in memory where the system has such a place. Every step sends a batch of messages and a /sync
// behind them; what has not been answered when the /sync is, has failed. scsynth takes two audio blocks for any answer,
// so it gets as few batches as there can be: one to write its buffers and one to read the results, or more of them where
// there are more than 16 messages. Nothing waits in a Routine here, so Cmd-. cannot leave anything half done; and nothing
// throws, for that upsets sclang in the middle of an answer. Processes that share a buffer which one of them writes run
// one after the other.

NMFProcess {
	classvar running, watcher, most = 16; // processes, and messages, at a time; more would lose packets
	var <server, <host, <values, <isRunning = false, <failure, <progress = 0;
	var <answer; // nil before the end; then an Event, of what the host has said
	var keys, numbers, rates, known, <uses, <writes, action, onFailure, onProgress, blocking;
	var <hasBegun = false, isBooting = false, isFinal = false, ended, responders, batch, infos, program, folder, departed;

	*initClass {
		running = List.new; // in the order in which they were asked for
		CmdPeriod.add(this);
		ShutDown.add { this.cmdPeriod }
	}

	*cmdPeriod { running.copy.do { |process| process.prAbandon } }

	// --- for those who call it

	wait { ended.wait }

	// When the results are just being read into the buffers, or nmfserver writes them and cannot be stopped, it is too late:
	// the process ends as done.
	cancel { if(isFinal.not) { this.prFail("cancelled") } }

	free { this.cancel }

	// Routines that wait for it have been stopped by Cmd-. and are not to go on.
	prAbandon {
		ended = Condition { isRunning.not };
		this.cancel
	}

	// --- for those who inherit it

	// The values of the command's keys: buffers, their numbers, or -1 where one is left out; numbers, words and Arrays of
	// numbers, or nil where the command's own default is to hold.
	*newValues { |list| ^super.new.prInit(list) }

	// The command's keys: the arguments of `process`, but for those that it has whatever the command is.
	*keys {
		^this.prMethod.argNames.asArray.drop(2).reject { |name|
			#[\freeWhenDone, \action, \onFailure, \onProgress].includes(name)
		}
	}

	// Whether a key may be left out of the command: if nil is the default of the argument.
	*isOptional { |key| ^this.prMethod.prototypeFrame[this.prMethod.argNames.indexOf(key)].isNil }

	*prMethod { ^this.class.findRespondingMethodFor(\process) }

	// The keys of the values that `newValues` gets.
	prKeys { ^this.class.keys }

	prInit { |list|
		keys = this.prKeys;
		values = IdentityDictionary.new;
		keys.do { |key, i|
			var value = list[i];
			if(this.bufferKeys.includes(key)) { value = value ? -1 };
			if(this.flagKeys.includes(key) and: { value.isKindOf(Boolean) }) { value = value.binaryValue };
			if(this.frameKeys.includes(key) and: { value.isKindOf(SimpleNumber) }) { value = value.asInteger };
			values[key] = value
		};
		// A Buffer that is freed meanwhile forgets its number.
		rates = this.bufferKeys.collectAs({ |key|
			key -> if(values[key].isKindOf(Buffer)) { values[key].sampleRate }
		}, IdentityDictionary);
		numbers = this.bufferKeys.collectAs({ |key|
			var number = if(values[key].isKindOf(Buffer)) { values[key].bufnum } { values[key] };
			key -> if(number.isFloat and: { number.frac == 0 }) { number.asInteger } { number }
		}, IdentityDictionary);
		known = this.bufferKeys.select { |key| this.prIsKnown(key) }
	}

	start { |argServer, argAction, argOnFailure, argOnProgress, argBlocking = 0|
		server = argServer ? Server.default;
		action = argAction;
		onFailure = argOnFailure;
		onProgress = argOnProgress;
		blocking = argBlocking;
		ended = Condition { isRunning.not };
		responders = [];
		infos = IdentityDictionary.new;
		isRunning = true;
		uses = this.prNumbers(this.prTravellers).select(_.isInteger).asSet;
		writes = this.prNumbers(this.outputKeys).select(_.isInteger).asSet;
		running.add(this);
		NMFProcess.prWatch;
		if(NMFProcess.prHasRoom and: { running.every { |earlier| earlier.prBlocks(this).not } }) { this.prBegin };
		// As with a blocking process of scsynth's own: whatever the Routine does next finds the results.
		if(blocking == 1 and: { thisThread.isKindOf(Routine) }) { this.wait }
	}

	// The keys of buffers: all, those whose content is taken along, those of them that must not be empty, those that come
	// back.
	bufferKeys { ^this.subclassResponsibility(thisMethod) }
	inputKeys { ^this.subclassResponsibility(thisMethod) }
	neededKeys { ^this.inputKeys }
	outputKeys { ^this.subclassResponsibility(thisMethod) }

	// The keys of buffers that the action gets: in FluCoMa's order, and those that are named though they do not change.
	actionKeys { ^this.outputKeys }

	// The keys of places and lengths, which patches compute as Floats.
	frameKeys { ^#[\startFrame, \numFrames] }

	// The part of an input that is needed: first frame, and number of frames or -1 for all of the rest.
	section { |key| ^[0, -1] }

	// What is wrong with the section that is needed of the source; nil if nothing is.
	sectionComplaint { ^nil }

	// The keys of 0 and 1, for which a Boolean may stand.
	flagKeys { ^#[] }

	// The keys of words.
	wordKeys { ^#[] }

	// What is wrong with the kind of a key's value, where that is no buffer; nil if nothing is.
	valueComplaint { |key|
		var value = values[key];
		^case
		{ value.isNil and: { this.class.isOptional(key) } } { nil }
		{ this.wordKeys.includes(key) } { if(value.isKindOf(Symbol) or: { value.isString }) { nil } { "it is a word" } }
		{ value.isKindOf(SimpleNumber) } { nil }
		{ "it is a number" }
	}

	// The command: it is called as the class.
	address { ^("/" ++ this.class.name.asString.toLower).asSymbol }

	// Has the host take in the inputs that travel, none where the buffers are its own, and then sends it the command with
	// these keys and values. Goes on when that is done, and results that travel are in their files.
	execute { |list, travelling, next|
		var work = [[this.address] ++ list];
		if(travelling.isEmpty) { isFinal = true; ^this.prBatch(host, work, next) };
		this.prBatch(host, this.prArrival(travelling)) {
			if(this.prHasAll(travelling)) { this.prBatch(host, work) { this.prCollect(next) } }
		}
	}

	// By which name the host tells of a result that travels.
	resultName { |key| ^this.prName(key) }

	// Asks the host to stop, if it is working.
	prStopWork { }

	// --- the way of a process

	// Begins those that had to wait and need not any more.
	*prBeginAll {
		running.copy.do { |process|
			if(process.hasBegun.not and: { process.isRunning } and: { this.prHasRoom }) {
				if(running.keep(running.indexOf(process)).any { |earlier| earlier.prBlocks(process) }.not) { process.prBegin }
			}
		}
	}

	*prHasRoom { ^running.count(_.hasBegun) < most }

	// Whether a later process must wait for this one: one of them writes what the other uses.
	prBlocks { |later|
		^later !== this and: { later.server === server } and: {
			writes.any { |number| later.uses.includes(number) } or: { later.writes.any { |number| uses.includes(number) } }
		}
	}

	prBegin {
		var complaint = this.prComplaint ?? { this.prFreed }; // it may have waited for its turn
		hasBegun = true;
		complaint !? { ^this.prFail(complaint) };
		this.prListen(server);
		this.prBatch(server, [['/version'], ['/b_query'] ++ this.prNumbers(this.prTravellers)] ++ this.prDeparture) {
			this.prRestoreRates;
			if(this.prIsThere) { this.prRunThere } { this.prFindHost }
		}
	}

	prIsThere { ^program.notNil and: { program.first == \nmfserver } }

	// The messages by which a server that is probably scsynth writes the inputs that are known to be there.
	prDeparture {
		var isScsynth = server.isKindOf(NMFServer).not and: { server.isLocal } and: { this.prUnknown.isNil };
		if(isScsynth.not) { ^[] };
		folder = NMFFolder.new;
		if(folder.exists.not) { ^[] };
		departed = this.inputKeys.select { |key|
			var frames = if(values[key].isKindOf(Buffer)) { values[key].numFrames } { nil };
			this.section(key)[0].inclusivelyBetween(0, (frames ? 0) - 1)
		};
		^this.prWritingHere(departed)
	}

	prWritingHere { |keys| ^this.prWriting(keys, { |key| this.prNumber(key) }, { |key| this.section(key) }) }

	// The number of a buffer that is none of scsynth's, which would not survive it.
	prUnknown {
		^this.prNumbers(this.prTravellers).detect { |number| number >= server.options.numBuffers }
	}

	// Whether it does not matter that a message was not done: scsynth was to write a buffer that turns out to be empty, or
	// that need not travel.
	prIsExcused { |command, number|
		^host.isNil and: { command == '/b_write' } and: { this.prIsThere or: { this.prSize(server, number)[0] == 0 } }
	}

	prComplaint {
		var wrong;
		if(server.isKindOf(Server).not) { ^"server is %; it is a Server".format(server) };
		wrong = this.prTravellers.detect { |key| values[key] == -1 };
		wrong !? { ^"no % buffer is given".format(wrong) };
		wrong = this.bufferKeys.detect { |key| numbers[key].isInteger.not or: { numbers[key] < -1 } };
		wrong !? { ^"% is %; it is a buffer that is not freed, or the number of one".format(wrong, values[wrong]) };
		wrong = this.bufferKeys.detect { |key|
			values[key].isKindOf(Buffer) and: { values[key].server !== server } and: { values[key].server.addr != server.addr }
		};
		wrong !? { ^"% is a buffer of '%', not of '%'".format(wrong, values[wrong].server.name, server.name) };
		wrong = keys.detect { |key| this.bufferKeys.includes(key).not and: { this.valueComplaint(key).notNil } };
		wrong !? { ^"% is %; %".format(wrong, values[wrong], this.valueComplaint(wrong)) };
		if(this.prIsAlive(server).not) { ^"the server '%' is not running: boot it first".format(server.name) };
		^nil
	}

	// scsynth knows only whole rates of what was read from files; its answer has just overwritten what is known here.
	prRestoreRates {
		this.prTravellers.do { |key|
			var info = infos[server][numbers[key]], rate = rates[key];
			if(rate.notNil and: { info.notNil } and: { info[0] > 0 } and: { rate.round == info[2] }) {
				infos[server][numbers[key]] = info[..1] ++ [rate];
				values[key].sampleRate_(rate)
			}
		}
	}

	prRunThere {
		host = server;
		folder !? { folder.delete };
		folder = nil;
		this.execute(this.prList { |key| this.prNumber(key) }, []) {
			this.prBatch(server, [['/b_query'] ++ this.prNumbers(this.outputKeys)]) {
				this.prSucceed { |key| infos[server][this.prNumber(key)] }
			}
		}
	}

	prFindHost {
		var unknown = this.prUnknown, empty = this.neededKeys.detect { |key| this.prExists(key).not };
		unknown !? {
			^this.prFail("there is no buffer % on '%', which has % of them"
				.format(unknown, server.name, server.options.numBuffers))
		};
		if(server.isLocal.not) {
			^this.prFail("'%' is on another machine: its buffers cannot come over".format(server.name))
		};
		empty !? {
			^this.prFail("% is buffer % of '%', which is empty".format(empty, this.prNumber(empty), server.name))
		};
		isBooting = true;
		NMFServer.default.whenRunning(
			{ SystemClock.sched(0) { isBooting = false; if(isRunning) { this.prRunThroughFiles }; nil } },
			{ this.prFail("nmfserver is not running") }
		)
	}

	prRunThroughFiles {
		var inputs = this.inputKeys.select { |key| this.prExists(key) };
		var complaint = this.sectionComplaint;
		complaint !? { ^this.prFail(complaint) };
		host = NMFServer.default;
		if(host.isLocal.not) { ^this.prFail("nmfserver is on another machine: buffers cannot go there") };
		folder = folder ?? { NMFFolder.new };
		if(folder.exists.not) { ^this.prFail("the folder % cannot be made".format(folder.path)) };
		this.prListen(host);
		this.prDepart(inputs.reject { |key| departed.asArray.includes(key) }) {
			this.execute(this.prList { |key| this.prName(key) }, inputs) { this.prDeliver }
		}
	}

	// Has scsynth write the inputs that it has not written yet.
	prDepart { |keys, next|
		if(keys.isEmpty) { next.value } { this.prBatch(server, this.prWritingHere(keys), next) }
	}

	// The messages by which the host reads inputs, and says how large they are.
	prArrival { |inputs|
		^this.prReading(inputs, { |key| this.prName(key) }) { |key, name|
			['/b_setSampleRate', name, infos[server][this.prNumber(key)][2]]
		}
	}

	// Whether all inputs have come over; fails if one has not.
	prHasAll { |inputs|
		var lost = inputs.detect { |key| this.prHasArrived(key).not };
		lost !? {
			this.prFail("buffer % did not come over whole: is there room in %?".format(this.prNumber(lost), folder.path))
		};
		^lost.isNil
	}

	// Has the host write results that travel to their files, and say how large they are.
	prCollect { |next|
		var outputs = this.outputKeys, naming = { |key| this.prName(key) };
		this.prBatch(host, [['/b_query'] ++ outputs.collect(naming)] ++ this.prWriting(outputs, naming, { [0, -1] }), next)
	}

	prDeliver {
		var freed = this.prFreed, outputs = this.outputKeys;
		freed !? { ^this.prFail(freed) };
		isFinal = true;
		this.prBatch(server, this.prReading(outputs, { |key| this.prNumber(key) })) { this.prReceive(outputs) }
	}

	prReceive { |outputs|
		var sizes = outputs.collectAs({ |key| key -> (infos[host][this.resultName(key)] ?? { [0, 0, 0] }) }, IdentityDictionary);
		var lost = outputs.detect { |key| this.prSize(server, this.prNumber(key)) != sizes[key][..1] };
		// A file's rate is a whole number; the command for others is not in every scsynth.
		var canSetRates = program.notNil and: { program[1] > 3 or: { program[1] == 3 and: { program[2] >= 14 } } };
		lost !? { ^this.prFail("'%' could not read the results into buffer %".format(server.name, this.prNumber(lost))) };
		if(canSetRates and: { this.prFreed.isNil }) {
			this.prSend(server, outputs.collect { |key| ['/b_setSampleRate', this.prNumber(key), sizes[key][2]] })
		};
		this.prSucceed { |key| sizes[key] }
	}

	// The messages by which a server writes buffers to files, each named after its key.
	prWriting { |keys, naming, section|
		^keys.collect { |key|
			var part = section.value(key);
			['/b_write', naming.value(key), folder.file(key), "wav", "float", part[1], part[0], 0]
		}
	}

	// The messages by which a server reads those files into buffers, and says how large they are. A function may give a
	// message that comes in between.
	prReading { |keys, naming, between|
		^keys.collect { |key|
			var name = naming.value(key), after = ['/b_query', name];
			between !? { after = [nil, between.value(key, name), after] };
			['/b_allocRead', name, folder.file(key), 0, -1, after]
		}
	}

	// A destination that was freed meanwhile, as a reason to fail; nil if there is none. Its number may be another's now.
	prFreed {
		var freed = this.outputKeys.detect { |key|
			values[key].isKindOf(Buffer) and: {
				values[key].bufnum != numbers[key] or: { known.includes(key) and: { this.prIsKnown(key).not } }
			}
		};
		^freed !? { "% was freed meanwhile".format(freed) }
	}

	// Whether sclang has the Buffer under its number. After Buffer.freeAll it has not, though the Buffer keeps the number.
	prIsKnown { |key|
		^values[key].isKindOf(Buffer) and: { Buffer.cachedBufferAt(values[key].server, numbers[key]) === values[key] }
	}

	prSucceed { |sizing|
		var freed = this.prFreed, buffers;
		freed !? { ^this.prFail(freed) };
		this.outputKeys.do { |key|
			var size = sizing.value(key) ?? { [0, 0, 0] };
			this.prBuffer(key).numFrames_(size[0]).numChannels_(size[1]).sampleRate_(size[2])
		};
		buffers = this.actionKeys.collect { |key| this.prBuffer(key) };
		answer = answer ? ();
		progress = 1;
		this.prEnd;
		action.valueArray(buffers ++ [this])
	}

	prFail { |reason|
		if(isRunning.not) { ^this };
		this.prStopWork;
		failure = if(folder.isNil) { reason } { reason.replace(folder.prefix, "") };
		this.prEnd;
		"%: %".format(this.class.name, failure).perform(if(reason == "cancelled") { \postln } { \error });
		onFailure.value(failure, this)
	}

	prEnd {
		isRunning = false;
		running.remove(this);
		responders.do(_.free);
		if(folder.notNil and: { host.notNil }) {
			this.prSend(host, this.prTravellers.collect { |key| ['/b_free', this.prName(key)] })
		};
		folder !? { if(this.prIsBusyThere) { folder.deleteAfter(batch[\server], batch[\id]) } { folder.delete } };
		ended.signal;
		SystemClock.sched(0) { NMFProcess.prBeginAll; nil }
	}

	// A server that is just writing to the folder, or scsynth that is to read from it, ends that first.
	prIsBusyThere {
		^batch.notNil and: { this.prIsAlive(batch[\server]) } and: {
			batch[\server] === server or: { batch[\waiting].any { |each| each[0] == '/b_write' } }
		}
	}

	// --- batches

	// Sends messages, some at a time, and goes on when all of those that are answered by a /done are done. Others may go out
	// behind them.
	prBatch { |target, messages, next, behind|
		var id = UniqueID.next;
		if(isRunning.not) { ^this };
		if(messages.size > most) {
			^this.prBatch(target, messages.keep(most)) { this.prBatch(target, messages.drop(most), next, behind) }
		};
		batch = (
			server: target, id: id, next: next, since: Main.elapsedTime,
			waiting: messages.reject { |each| #['/version', '/b_query'].includes(each[0]) }
				.collect { |each| [each[0], this.prBatchID(each)] }
		);
		this.prSend(target, messages ++ [['/sync', id]] ++ behind)
	}

	// Failures are told here, so the server need not post them as well.
	prSend { |target, messages|
		messages.clump(most).do { |some| target.listSendBundle(nil, [['/error', -1]] ++ some) }
	}

	// What a /done names behind the command: the buffer.
	prBatchID { |message|
		^if(message[0] == this.address) { message[message.indexOf(\destination) + 1] } { message[1] }
	}

	prListen { |target|
		infos[target] = IdentityDictionary.new;
		this.prRespond('/done', target) { |message| this.prDone(target, message) };
		this.prRespond('/fail', target) { |message| this.prFailed(target, message) };
		this.prRespond('/synced', target) { |message| this.prSynced(message[1]) };
		this.prRespond('/version.reply', target) { |message| program = message[1..] };
		this.prRespond('/b_info', target) { |message|
			message[1..].clump(4).do { |info| infos[target][info[0]] = info[1..] }
		}
	}

	prRespond { |address, target, function|
		responders = responders.add(
			OSCFunc({ |message| if(isRunning) { function.value(message) } }, address, target.addr).fix
		)
	}

	prDone { |target, message|
		if(this.prIsWaitingFor(target)) {
			batch[\waiting] = batch[\waiting].reject { |each| each == message[1..2] }
		}
	}

	prFailed { |target, message|
		var isOurs = this.prIsWaitingFor(target) and: {
			batch[\waiting].any { |each| each[0] == message[1] and: { message[3].isNil or: { message[3] == each[1] } } }
		};
		if(isOurs) { batch[\reason] = message[2].asString }
	}

	prSynced { |id|
		var answered = batch, missing;
		if(answered.isNil or: { answered[\id] != id }) { ^this };
		batch = nil;
		missing = answered[\waiting].reject { |each| this.prIsExcused(*each) };
		if(missing.isEmpty) { answered[\next].value } {
			this.prFail(answered[\reason] ?? {
				"'%' did not answer %".format(answered[\server].name, missing.first.first)
			})
		}
	}

	prIsWaitingFor { |target| ^batch.notNil and: { batch[\server] === target } }

	// --- watching, for a server that has gone says nothing

	*prWatch {
		watcher = watcher ?? {
			SkipJack({ running.copy.do { |process| if(process.hasBegun) { process.prCheck } } }, 0.25, {
				if(running.isEmpty) { watcher = nil };
				running.isEmpty
			}, this.name)
		}
	}

	prCheck {
		var gone = [server, host].detect { |each| each.notNil and: { this.prIsAlive(each).not } };
		var freed = if(isFinal) { nil } { this.prFreed };
		gone !? { ^this.prFailSoon("the server '%' has gone".format(gone.name)) };
		// What nmfserver makes for a number would go to the buffer that has it now.
		freed !? { ^this.prFailSoon(freed) };
		if(this.prAwaitsSomething.not) { ^this.prFailSoon("an error in sclang has stopped it") };
		if(batch.notNil and: { Main.elapsedTime - batch[\since] > 2 }) {
			batch[\since] = Main.elapsedTime;
			batch[\server].sendMsg('/sync', batch[\id]) // a packet may have been lost
		}
	}

	prAwaitsSomething { ^batch.notNil or: { isBooting } }

	// Not in the watcher's own time: an error in somebody's onFailure would end it.
	prFailSoon { |reason| SystemClock.sched(0) { this.prFail(reason); nil } }

	prIsAlive { |aServer| ^aServer.serverRunning and: { aServer.unresponsive.not } }

	// --- buffers

	// Those whose content goes anywhere.
	prTravellers { ^(this.inputKeys ++ this.outputKeys).asSet.asArray }

	prBuffer { |key|
		^if(values[key].isKindOf(Buffer)) { values[key] } {
			Buffer.cachedBufferAt(server, numbers[key]) ?? {
				Buffer.new(server, *(this.prSize(server, numbers[key]) ++ numbers[key]))
			}
		}
	}

	// Those keys that name a buffer.
	prNamed { |someKeys| ^someKeys.select { |key| values[key] != -1 } }

	prNumber { |key| ^numbers[key] }

	prNumbers { |someKeys| ^someKeys.collect { |key| numbers[key] } }

	// A buffer's name on nmfserver. The source may come over in part only, so it never shares one.
	prName { |key| ^(folder.prefix ++ if(key == \source) { "source" } { this.prNumber(key) }).asSymbol }

	prExists { |key| ^this.prSize(server, this.prNumber(key))[0] > 0 }

	// Frames and channels, as a server has told them.
	prSize { |target, name| ^(infos[target][name] ?? { [0, 0] })[..1] }

	prHasArrived { |key|
		var here = this.prSize(server, this.prNumber(key)), part = this.section(key);
		var frames = if(part[1] == -1) { here[0] - part[0] } { part[1] };
		^this.prSize(host, this.prName(key)) == [frames, here[1]]
	}

	// Key after key with its values, the buffers under the names that a function gives them; keys without one are left out.
	prList { |naming|
		var travellers = this.prTravellers;
		^keys.select { |key| values[key].notNil }.collect { |key|
			var value = if(travellers.includes(key)) { naming.value(key) } { numbers[key] ? values[key] };
			[key] ++ if(value.isString) { [value] } { value.asArray }
		}.flatten(1)
	}
}
