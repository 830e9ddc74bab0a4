// Takes a buffer apart by non-negative matrix factorisation, with the arguments of FluidBufNMF.

BufNMF : NMFProcess {
	classvar keys = #[
		\source, \startFrame, \numFrames, \startChan, \numChans, \resynth, \resynthMode, \bases, \basesMode,
		\activations, \actMode, \components, \iterations, \seed, \windowSize, \hopSize, \fftSize,
		\solver, \tolerance, \budget, \starts, \order, \stereo, \preset, \minComponents, \maxComponents
	];
	classvar words = #[\solver, \order, \stereo, \preset], modes = #[\basesMode, \actMode];
	// Where these are nil they are not sent, and nmfserver or the preset fills them in.
	classvar mayBeNil = #[
		\components, \windowSize, \hopSize, \fftSize,
		\solver, \tolerance, \budget, \starts, \order, \stereo, \preset, \minComponents, \maxComponents
	];
	classvar base;
	var <answer, job, next, lastAsked, isListed, misses;

	*initClass { base = rrand(2 ** 28, 2 ** 30).asInteger } // the jobs of another sclang must not have the same numbers

	*process { |server, source, startFrame = 0, numFrames = -1, startChan = 0, numChans = -1, resynth = -1,
		resynthMode = -1, bases = -1, basesMode = 0, activations = -1, actMode = 0, components, iterations = 100,
		seed = -1, windowSize, hopSize, fftSize, freeWhenDone = true, action, onFailure, onProgress,
		solver, tolerance, budget, starts, order, stereo, preset, minComponents, maxComponents|
		^this.newValues(keys, [
			source, startFrame, numFrames, startChan, numChans, resynth, resynthMode, bases, basesMode,
			activations, actMode, components, iterations, seed, windowSize, hopSize, fftSize,
			solver, tolerance, budget, starts, order, stereo, preset, minComponents, maxComponents
		]).start(server, action, onFailure, onProgress)
	}

	*processBlocking { |server, source, startFrame = 0, numFrames = -1, startChan = 0, numChans = -1, resynth = -1,
		resynthMode = -1, bases = -1, basesMode = 0, activations = -1, actMode = 0, components, iterations = 100,
		seed = -1, windowSize, hopSize, fftSize, freeWhenDone = true, action, onFailure, onProgress,
		solver, tolerance, budget, starts, order, stereo, preset, minComponents, maxComponents|
		^this.newValues(keys, [
			source, startFrame, numFrames, startChan, numChans, resynth, resynthMode, bases, basesMode,
			activations, actMode, components, iterations, seed, windowSize, hopSize, fftSize,
			solver, tolerance, budget, starts, order, stereo, preset, minComponents, maxComponents
		]).start(server, action, onFailure, onProgress, 1)
	}

	bufferKeys { ^#[\source, \resynth, \bases, \activations] }

	inputKeys {
		^[\source] ++ [[\bases, \basesMode], [\activations, \actMode]]
			.select { |pair| values[pair[0]] != -1 and: { values[pair[1]].asArray.any(_ != 0) } }.collect(_.first)
	}

	outputKeys {
		var isWritten = { |mode| values[mode].asArray.any(_ != 2) };
		^[[\resynth, values[\resynthMode] != 0], [\bases, isWritten.(\basesMode)], [\activations, isWritten.(\actMode)]]
			.select { |pair| values[pair[0]] != -1 and: { pair[1] } }.collect(_.first)
	}

	actionKeys { ^#[\resynth, \bases, \activations].select { |key| values[key] != -1 } }

	// Of a long source only the frames that are asked for come over; the first of them is then the file's first.
	section { |key| ^if(key == \source) { [values[\startFrame], values[\numFrames]] } { super.section(key) } }

	sectionComplaint { |frames|
		var start = values[\startFrame], count = values[\numFrames];
		var fits = start >= 0 and: { start < frames } and: { count == -1 or: { count > 0 and: { start + count <= frames } } };
		^if(fits) { nil } {
			"has % frames; % from frame % on cannot be taken".format(frames, if(count == -1) { "all" } { count }, start)
		}
	}

	prComplaint {
		var named = [\bases, \activations] ++ if(values[\resynthMode] == 0) { [] } { [\resynth] };
		named = this.prNumbers(named).reject(_ == -1);
		^super.prComplaint ?? {
			if(named.asSet.size < named.size) { "resynth, bases and activations must be different buffers" }
		}
	}

	valueComplaint { |key|
		var value = values[key];
		^case
		{ value.isNil and: { mayBeNil.includes(key) } } { nil }
		{ words.includes(key) } { if(value.isKindOf(Symbol) or: { value.isString }) { nil } { "it is a word" } }
		{ modes.includes(key) } {
			if(value.asArray.notEmpty and: { value.asArray.every(_.isKindOf(SimpleNumber)) }) { nil } {
				"it is a number, or an Array with one for each component"
			}
		}
		{ super.valueComplaint(key) }
	}

	execute { |list, travelling, whenDone|
		var work;
		next = whenDone;
		job = base + UniqueID.next;
		lastAsked = Main.elapsedTime;
		isListed = true;
		misses = 0;
		work = [['/bufnmf'] ++ list ++ [\blocking, blocking, \id, job]];
		if(travelling.isEmpty) { this.prSend(host, work) } {
			this.prBatch(host, this.prArrival(travelling), { this.prHasAll(travelling) }, work)
		}
	}

	// Results that travel go to files and to no buffer of the host.
	prList { |naming|
		var list;
		if(folder.isNil) { ^super.prList(naming) };
		list = super.prList { |key| if(this.inputKeys.includes(key)) { naming.value(key) } { -1 } };
		list[list.indexOf(\startFrame) + 1] = 0;
		^list ++ this.outputKeys.collect { |key| [(key ++ "File").asSymbol, folder.file(key)] }.flatten(1)
	}

	resultName { |key| ^folder.file(key).asSymbol }

	prStopWork {
		job !? { this.prSend(host, [['/bufnmf/cancel', job]]) };
		job = nil
	}

	prDone { |target, message|
		case
		{ message[1] == '/bufnmf' and: { message[2] == job } } {
			answer = ().putPairs(message[6..]); // behind the job and its three buffers
			job = nil;
			next.value
		}
		{ message[1] == '/bufnmf/jobs' and: { job.notNil } and: { target === host } } {
			// The list may be one that somebody else asked for just before.
			misses = if(isListed) { 0 } { misses + 1 };
			isListed = false;
			if(misses == 3) { this.prFail("'%' does not know of it any more".format(host.name)) }
		}
		{ super.prDone(target, message) }
	}

	prFailed { |target, message|
		if(message[1] == '/bufnmf' and: { message[3] == job }) { job = nil; this.prFail(message[2].asString) } {
			super.prFailed(target, message)
		}
	}

	prListen { |target|
		super.prListen(target);
		this.prRespond('/bufnmf/progress', target) { |message|
			if(message[1] == job) {
				progress = message[2];
				onProgress.value(progress, message[4], this)
			}
		};
		this.prRespond('/bufnmf/job', target) { |message| if(message[1] == job) { isListed = true } }
	}

	prAwaitsSomething { ^super.prAwaitsSomething or: { job.notNil } }

	prCheck {
		super.prCheck;
		if(job.notNil and: { Main.elapsedTime - lastAsked > 2 }) {
			lastAsked = Main.elapsedTime;
			host.sendMsg('/bufnmf/jobs')
		}
	}
}
