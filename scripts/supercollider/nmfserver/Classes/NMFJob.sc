// A process that is a job of nmfserver: it tells how far it is, can be cancelled, and its end tells how it went.

NMFJob : NMFProcess {
	classvar base;
	var job, next, lastAsked, isListed, misses;

	*initClass { base = rrand(2 ** 28, 2 ** 30).asInteger } // the jobs of another sclang must not have the same numbers

	// The keys of results: as they stand in the answer, which is FluCoMa's order.
	resultKeys { ^this.subclassResponsibility(thisMethod) }

	// Each may be left out.
	outputKeys { ^this.prNamed(this.resultKeys) }

	// Of a long source only the frames that are asked for come over; the first of them is then the file's first.
	section { |key|
		^if(key == \source and: { this.prTakesPart }) { [values[\startFrame], values[\numFrames]] } { super.section(key) }
	}

	sectionComplaint {
		var start = values[\startFrame], count = values[\numFrames], frames, fits;
		if(this.prTakesPart.not) { ^nil };
		frames = this.prSize(server, this.prNumber(\source))[0];
		fits = start >= 0 and: { start < frames } and: { count == -1 or: { count > 0 and: { start + count <= frames } } };
		^if(fits) { nil } {
			"the source, buffer %, has % frames; % from frame % on cannot be taken"
				.format(this.prNumber(\source), frames, if(count == -1) { "all" } { count }, start)
		}
	}

	execute { |list, travelling, whenDone|
		var work;
		next = if(travelling.isEmpty) { whenDone } { { this.prCollect(whenDone) } };
		job = base + UniqueID.next;
		lastAsked = Main.elapsedTime;
		isListed = true;
		misses = 0;
		work = [[this.address] ++ list ++ [\blocking, blocking, \id, job]];
		if(travelling.isEmpty) { this.prSend(host, work) } {
			this.prBatch(host, this.prArrival(travelling), { this.prHasAll(travelling) }, work)
		}
	}

	prTakesPart { ^values.includesKey(\startFrame) }

	prList { |naming|
		var list = super.prList(naming);
		if(folder.notNil and: { this.prTakesPart }) { list[list.indexOf(\startFrame) + 1] = 0 };
		^list
	}

	prStopWork {
		job !? { this.prSend(host, [['/bufnmf/cancel', job]]) };
		job = nil
	}

	// Takes what the /done tells behind the job and its buffers.
	prFinish { |pairs|
		answer = ().putPairs(pairs);
		job = nil;
		next.value
	}

	prDone { |target, message|
		case
		{ message[1] == this.address and: { message[2] == job } } { this.prFinish(message[3 + this.resultKeys.size ..]) }
		{ message[1] == '/bufnmf/jobs' and: { job.notNil } and: { target === host } } {
			// The list may be one that somebody else asked for just before.
			misses = if(isListed) { 0 } { misses + 1 };
			isListed = false;
			if(misses == 3) { this.prFail(this.prGone) }
		}
		{ super.prDone(target, message) }
	}

	// Why nmfserver may not know of the job any more.
	prGone { ^"'%' does not know of it any more".format(host.name) }

	prFailed { |target, message|
		if(message[1] == this.address and: { message[3] == job }) { job = nil; this.prFail(message[2].asString) } {
			super.prFailed(target, message)
		}
	}

	prListen { |target|
		super.prListen(target);
		this.prRespond((this.address ++ "/progress").asSymbol, target) { |message|
			if(message[1] == job) {
				progress = message[2];
				onProgress.value(progress, message[4], this)
			}
		};
		this.prRespond((this.address ++ "/compiling").asSymbol, target) { |message|
			if(message[1] == job) { "%: %".format(this.class.name, message[2]).postln }
		};
		this.prRespond('/bufnmf/job', target) { |message| if(message[1] == job) { isListed = true } }
	}

	prAwaitsSomething { ^super.prAwaitsSomething or: { job.notNil } }

	prCheck {
		super.prCheck;
		// A batch comes before the job.
		if(job.notNil and: { batch.isNil } and: { Main.elapsedTime - lastAsked > 2 }) {
			lastAsked = Main.elapsedTime;
			host.sendMsg('/bufnmf/jobs')
		}
	}
}
