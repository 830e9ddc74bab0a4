// nmfserver as sclang sees it: a Server that is another program, found where it runs already, or booted.

NMFServer : Server {
	classvar <>defaultPort = 57200, <>patience = 180, standard, path;
	var launched = false, isQuitting = false, awaiting; // pairs of functions, for either end of the boot
	var introducer, refusals;

	*default { ^standard ?? { standard = this.new(\nmf) } }

	*default_ { |server|
		if(server.isKindOf(NMFServer)) { standard = server } {
			"NMFServer.default is to be an NMFServer, not %".format(server).error
		}
	}

	*new { |name = \nmf, addr, options, clientID|
		^super.new(
			name,
			addr ?? { NetAddr("127.0.0.1", defaultPort) },
			options ?? { this.defaultOptions },
			clientID
		)
	}

	// sclang divides its buffer numbers among all clients that might log in: 1024 are left for each.
	*defaultOptions { ^ServerOptions.new.maxLogins_(32).numBuffers_(32 * 1024) }

	*boot { |onFailure| ^this.default.boot(onFailure: onFailure) }

	*quit { |onComplete, onFailure| ^this.default.quit(onComplete, onFailure) }

	*waitForBoot { |onComplete, onFailure| ^this.default.waitForBoot(onComplete, onFailure: onFailure) }

	*bootSync { ^this.default.bootSync }

	*ping { |n = 1, wait = 0.1, func| ^this.default.ping(n, wait, func) }

	*path_ { |newPath| path = newPath }

	// The program: as it was set, or where it is found.
	*path { ^path ?? { NMFProgram.find } }

	// Calls the function later, Cmd-. or not.
	*after { |seconds, function|
		var isDone = false;
		^SkipJack({ isDone = true; function.value }, seconds, { isDone }, this.name)
	}

	isAlive { ^this.serverRunning and: { this.unresponsive.not } }

	boot { |startAliveThread = true, recover = false, onFailure|
		if(this.isAlive) { "server '%' is running already".format(name).postln; ^this };
		if(this.serverBooting) { "server '%' is booting already".format(name).postln; ^this };
		if(this.unresponsive) { this.quit(watchShutDown: false) };
		statusWatcher.serverBooting = true;
		launched = isQuitting = false;
		this.prWhenEnded { this.prFindOrLaunch(onFailure) }
	}

	// One that was told to quit just now would still be found.
	prWhenEnded { |function|
		var end = Main.elapsedTime + 5, isDone = false;
		if(pid.isNil) { function.value } {
			SkipJack({
				if(pid.isNil or: { Main.elapsedTime > end }) { isDone = true; function.value }
			}, 0.02, { isDone }, this.class.name)
		}
	}

	prFindOrLaunch { |onFailure|
		this.prFind(
			{ this.prAttach; this.prWatchBoot(onFailure) },
			{
				if(this.isLocal) { this.prLaunch; this.prWatchBoot(onFailure) } {
					this.prBootFailed("nothing answers at %:%: start nmfserver there".format(addr.hostname, addr.port), onFailure)
				}
			},
			{ |program|
				this.prBootFailed("% answers at %:%, so nmfserver cannot be booted there"
					.format(program, addr.hostname, addr.port), onFailure)
			}
		)
	}

	quit { |onComplete, onFailure, watchShutDown = true|
		isQuitting = true;
		super.quit(onComplete, onFailure, watchShutDown)
	}

	waitForBoot { |onComplete, limit = 100, onFailure|
		this.whenRunning({ { onComplete.value(this) }.fork(AppClock) }, onFailure)
	}

	bootSync { |condition|
		condition = condition ?? { Condition.new };
		condition.test = false;
		this.whenRunning(
			{ condition.test = true; condition.signal },
			{ condition.test = true; condition.signal }
		);
		condition.wait
	}

	// Boots if necessary; exactly one of the functions is called.
	whenRunning { |onRunning, onFailure|
		if(this.isAlive) { onRunning.value(this); ^this };
		awaiting = awaiting.add([onRunning, onFailure]);
		if(this.serverBooting.not) { this.boot }
	}

	connectSharedMemory { }

	bootServerApp { |onComplete|
		var started = NMFProgram.start(NMFServer.path, " scsynth" ++ options.asOptionsString(addr.port)) { |exitCode|
			// One that was quit to be booted anew may end when the boot of its successor has begun, which goes on.
			if(pid == started) { if(launched) { this.prOnServerProcessExit(exitCode) } { pid = nil } }
		};
		launched = true;
		pid = started;
		"Booting server '%' on address %:%.".format(name, addr.hostname, addr.port).postln;
		this.connectToServerAddr(onComplete, maxAttempts: 40)
	}

	// What answers at the address: nmfserver, nobody, or some other program. nmfserver has UDP in any case.
	prFind { |onFound, onNobody, onOther|
		var answered = false, udp = NetAddr(addr.hostname, addr.port);
		var responder = OSCFunc({ |message|
			if(answered.not) {
				answered = true;
				if(message[1] == \nmfserver) { onFound.value } { onOther.value(message[1]) }
			}
		}, '/version.reply', udp).fix;
		this.prIntroduce(udp);
		udp.sendMsg("/version");
		NMFServer.after(0.3) {
			responder.free;
			if(answered.not) { answered = true; onNobody.value }
		}
	}

	// On another machine nmfserver answers over UDP when a number has come back to it: now, and if it starts anew.
	prIntroduce { |udp|
		introducer.free;
		introducer = OSCFunc({ |message|
			udp.sendMsg("/hello", message[1]);
			udp.sendMsg("/version")
		}, '/hi', udp).fix
	}

	prAttach {
		"Server '%' was found at %:%.".format(name, addr.hostname, addr.port).postln;
		sendQuit = false; // whoever started it ends it
		this.connectToServerAddr({ this.startAliveThread })
	}

	prLaunch {
		sendQuit = true;
		this.bootServerApp({ this.startAliveThread })
	}

	prWatchBoot { |onFailure|
		this.prWhenBooted(
			{ statusWatcher.serverBooting = false; this.prPostRefusals; this.bootInit; this.prTell(0) },
			{
				this.prBootFailed(
					"nmfserver could not be started as %: install it (pip install nmfserver), or set NMFServer.path"
					.format(NMFServer.path), onFailure)
			}
		)
	}

	// FluCoMa's own classes do not listen to why something failed, or is not there.
	prPostRefusals {
		refusals.free;
		refusals = OSCFunc({ |message|
			if(message[1].asString.beginsWith("Fluid")) { "%: %".format(message[1], message[2]).error }
		}, '/fail', addr).fix
	}

	prWhenBooted { |onBooted, onFailure|
		var end = Main.elapsedTime + patience, isDone = false;
		SkipJack({
			if(this.isAlive) { isDone = true; onBooted.value } {
				if(this.serverBooting.not or: { launched and: { pid.isNil } } or: { Main.elapsedTime > end }) {
					isDone = true;
					onFailure.value
				}
			}
		}, 0.05, { isDone }, this.class.name)
	}

	prBootFailed { |reason, onFailure|
		if(launched) { pid !? { NMFProgram.kill(pid) } };
		this.stopAliveThread;
		statusWatcher.serverBooting = false;
		if(isQuitting.not) { reason.error };
		onFailure.value(this);
		this.prTell(1)
	}

	prTell { |which|
		var told = awaiting;
		awaiting = nil;
		told.do { |pair| pair[which].value(this) }
	}
}
